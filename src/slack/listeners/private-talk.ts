/** Conversations that the bot cannot be invited to: direct messages between people. */
export const isPrivateTalk = (channelId: string, channelName: string): boolean =>
  channelId.startsWith('D') || channelName === 'directmessage' || channelName.startsWith('mpdm-');
