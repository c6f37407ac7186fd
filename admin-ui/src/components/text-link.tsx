import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';

type PlainLinkProps = AnchorProps & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps>;

/** A link within the pages, as text; its place and search are checked by type. */
export const TextLink = createLink((props: PlainLinkProps) => <Anchor {...props} />);
