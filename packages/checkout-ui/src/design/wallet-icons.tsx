import { Icon, type IconProps } from './icon.tsx'

// What the checkout never draws at first, so that its payers do not load it.

export const TopUpIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 4v10.5m-4.5-4 4.5 4.5 4.5-4.5M5 19.5h14" />
  </Icon>
)

export const WithdrawIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 15V4.5M7.5 9 12 4.5 16.5 9M5 19.5h14" />
  </Icon>
)

export const TransferIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 8.5h15m-4-4 4 4-4 4M20 15.5H5m4-4-4 4 4 4" />
  </Icon>
)

export const ShieldIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 3 5 5.5v5.8c0 4.4 2.9 7.8 7 9.7 4.1-1.9 7-5.3 7-9.7V5.5L12 3Zm-3 9 2.2 2.2L15.2 10" />
  </Icon>
)

export const KeyIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="15.5" r="4.5" />
    <path d="m11.3 12.2 8.2-8.2m-3.5 3.5 2.7 2.7" />
  </Icon>
)

export const PasskeyIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="9" cy="7.5" r="4" />
    <path d="M2.5 20v-1.5a5 5 0 0 1 5-5h3" />
    <circle cx="17" cy="13" r="3.2" />
    <path d="M17 16.2V22m0-2.6h2.2" />
  </Icon>
)

export const SpeechIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 5h14a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 19 17h-7l-4.5 3.5V17H5a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 5 5Zm3 4.5h8M8 13h5" />
  </Icon>
)

export const UpIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m6 11 6-6 6 6M6 18l6-6 6 6" />
  </Icon>
)

export const GaugeIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4.5 18a9 9 0 1 1 15 0M12 14l4-5" />
  </Icon>
)

export const ListIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9.5 6.5H20M9.5 12H20M9.5 17.5H20M4.5 6.5h.1m-.1 5.5h.1m-.1 5.5h.1" />
  </Icon>
)

export const EyeIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" />
    <circle cx="12" cy="12" r="2.8" />
  </Icon>
)

export const EyeOffIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9.9 5.8A9.3 9.3 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.4 3.2M6.2 7.5A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9.3 9.3 0 0 0 5-1.5M10 10a2.8 2.8 0 0 0 4 4M4 4l16 16" />
  </Icon>
)

export const ShopIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 11v7.5A1.5 1.5 0 0 0 6.5 20h11a1.5 1.5 0 0 0 1.5-1.5V11M5.5 4h13L21 8.5a2.3 2.3 0 0 1-4.5.4 2.3 2.3 0 0 1-4.5 0 2.3 2.3 0 0 1-4.5 0A2.3 2.3 0 0 1 3 8.5zM10 20v-4.5h4V20" />
  </Icon>
)

export const ReturnIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8.5 5 4 9.5 8.5 14M4 9.5h10a5 5 0 0 1 0 10h-3" />
  </Icon>
)

export const PersonIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="8.5" r="4" />
    <path d="M4.5 20c.8-4 3.8-6 7.5-6s6.7 2 7.5 6" />
  </Icon>
)

export const CardIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="3" y="5.5" width="18" height="13" rx="2.5" />
    <path d="M3 10h18M6.5 15h3.5" />
  </Icon>
)

export const CodeIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 8V5a1 1 0 0 1 1-1h3m8 0h3a1 1 0 0 1 1 1v3m0 8v3a1 1 0 0 1-1 1h-3m-8 0H5a1 1 0 0 1-1-1v-3M8 9v6m2.7-6v6m2.6-6v6M16 9v6" />
  </Icon>
)
