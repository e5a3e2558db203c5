# Builds the two programs, each one file.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY build.ts ./
COPY src ./src
RUN node build.ts

# They need Node, SQLite's native code, and nothing else.
FROM node:24-slim
ENV NODE_ENV=production \
    PORT=3000 \
    DATABASE_URL=file:/data/decisions.db \
    NODE_COMPILE_CACHE=/app/compiled
WORKDIR /app
COPY package.json ./
COPY --from=build /app/node_modules/better-sqlite3/package.json ./node_modules/better-sqlite3/
COPY --from=build /app/node_modules/better-sqlite3/lib ./node_modules/better-sqlite3/lib
COPY --from=build /app/node_modules/better-sqlite3/prebuilds/linux-*.node ./node_modules/better-sqlite3/prebuilds/
COPY --from=build /app/dist ./dist
# The only place that is written to; everything else may be mounted read-only:
#   docker run --name bot --read-only -v decisions:/data --env-file .env rag-or-finetune
#   docker exec bot node dist/backup.js /data/backup.db
RUN mkdir /data compiled && chown node:node /data compiled
VOLUME /data
USER node
# A start without a token ends at once and leaves what Node has compiled, so later ones are quicker.
RUN node dist/main.js 2>/dev/null; test $? = 1 && test -n "$(ls compiled)"
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
