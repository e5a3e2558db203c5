import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';

export type MenuItem = {
  readonly id: string;
  readonly text: string;
  readonly detail?: string;
  readonly select: () => void;
};

const gap = 4;

/** In the browser's top layer, so that neither a scrolling pane nor a dialog cuts it off. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const from = button.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = from.bottom + gap + size.height < window.innerHeight;
  const left = Math.min(from.left, window.innerWidth - size.width - 8);
  menu.style.left = `${Math.max(8, left)}px`;
  menu.style.top = `${below ? from.bottom + gap : Math.max(8, from.top - gap - size.height)}px`;
}

/** A button that opens a menu; arrow keys move in it, Escape and a click elsewhere close it. */
export function Menu(props: {
  label: string;
  className?: string;
  heading?: string;
  items: readonly MenuItem[];
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const pressedOpen = useRef(false);

  useEffect(() => {
    if (!open || menu.current === null || button.current === null) return;
    menu.current.showPopover();
    place(menu.current, button.current);
    menu.current.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [open]);

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };

  // A press on the button has already closed the menu as a press elsewhere when its click arrives.
  const toggle = (): void => {
    setOpen(!open && !pressedOpen.current);
    pressedOpen.current = false;
  };

  const move = (event: KeyboardEvent): void => {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = items.findIndex((item) => item.matches(':focus'));
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const step = steps[event.key];
    if (event.key === 'Tab') setOpen(false);
    if (step === undefined) return;
    event.preventDefault();
    items.at(step % items.length)?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.className}
        aria-label={props.label}
        title={props.label}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerDown={() => {
          pressedOpen.current = open;
        }}
        onClick={toggle}
      >
        {props.children}
      </button>
      {open && (
        <div
          ref={menu}
          className="menu"
          role="menu"
          tabIndex={-1}
          aria-label={props.label}
          popover="auto"
          onKeyDown={move}
          onToggle={(event) => {
            if (event.newState === 'closed') close();
          }}
        >
          {props.heading && <p className="menu-heading">{props.heading}</p>}
          {props.items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                item.select();
              }}
            >
              <span>{item.text}</span>
              {item.detail && <small>{item.detail}</small>}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
