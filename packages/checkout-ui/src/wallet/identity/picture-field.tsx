import { useId, useState } from 'react'
import { AlertIcon, CheckIcon } from '../../design/icons.tsx'
import { useText } from '../locales/use-text.ts'
import { readImage, type ReadImage } from './read-image.ts'

interface PictureFieldProps {
  name: string
  label: string
  /** Nothing has been chosen, and it was asked for. */
  missing: boolean
  chosen: boolean
  onChoose: (image: string) => void
}

/** A picture from the phone: the browser's own button, which offers the camera. */
export function PictureField({ name, label, missing, chosen, onChoose }: PictureFieldProps) {
  const t = useText()
  const id = useId()
  const [fault, setFault] = useState<Extract<ReadImage, { fault: unknown }>['fault']>()
  const choose = async (file: File | undefined) => {
    if (!file) return
    const read = await readImage(file)
    setFault('fault' in read ? read.fault : undefined)
    onChoose('image' in read ? read.image : '')
  }
  const error = fault ? t(`identity.picture.${fault}`) : missing && t('identity.picture.missing')
  return (
    <div>
      <label htmlFor={id} className="block text-small text-ink-2">
        {label}
      </label>
      <input
        id={id}
        name={name}
        type="file"
        accept="image/jpeg,image/png"
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => void choose(event.target.files?.[0])}
        className="mt-1.5 block min-h-11 w-full text-small file:mr-3 file:min-h-11 file:rounded-control file:border file:border-solid file:border-field file:bg-surface file:px-4 file:text-small file:text-ink hover:file:border-tide"
      />
      <p id={`${id}-note`} className="mt-1 min-h-5.5 text-small text-ink-2">
        {error ? (
          <span role="alert" className="flex items-start gap-1.5 text-seal">
            <AlertIcon size={22} />
            {error}
          </span>
        ) : chosen ? (
          <span className="flex items-center gap-1.5 text-leaf">
            <CheckIcon size={18} />
            {t('identity.picture.chosen')}
          </span>
        ) : (
          t('identity.picture.hint')
        )}
      </p>
    </div>
  )
}
