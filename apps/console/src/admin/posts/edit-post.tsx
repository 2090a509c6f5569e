import type { StaffPost } from '@onegrid/contract'
import { wordsOf } from '@onegrid/domain/words'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { Link } from 'react-router'
import { call } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { useProblemText } from '../../feedback/problem.ts'
import { useToast } from '../../feedback/toast.tsx'
import { useUnits } from '../../pickers/directory.ts'
import { useMe, useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { termOf } from '../accounts/post-terms.ts'
import { dayOf, dayText } from '../parts/dates.ts'
import { Facts } from '../parts/facts.tsx'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { changedFields } from '../parts/merge.ts'
import { Sure } from '../parts/sure.tsx'
import { useForm } from '../parts/use-form.ts'
import { useRefresh } from '../units/use-refresh.ts'
import { LastDay, PostFields } from './post-fields.tsx'
import type { PostFieldValues } from './post-fields.tsx'
import { usePostWords } from './words.ts'

/** One post, by its id: from a row of the list, or from a link to somebody's former post. */
export function EditPost({
  id,
  known,
  onClose,
}: {
  id: string
  known: StaffPost | undefined
  onClose: () => void
}): JSX.Element {
  const say = usePostWords()
  const found = useRead('readPost', { params: { id } }, { enabled: known === undefined })
  const post = known ?? found.data
  if (post) return <Editing post={post} onClose={onClose} />
  return (
    <Drawer open title={say('form.edit')} size={440} onClose={onClose}>
      {found.error ? (
        <Failed error={found.error} again={() => void found.refetch()} />
      ) : found.isPending ? (
        <Waiting />
      ) : (
        <Empty title={say('none')} />
      )}
    </Drawer>
  )
}

function Editing({ post, onClose }: { post: StaffPost; onClose: () => void }): JSX.Element {
  const say = usePostWords()
  const language = useLanguage()
  const roles: Readonly<Record<string, string>> = wordsOf(language).role
  const me = useMe()
  const toast = useToast()
  const refresh = useRefresh()
  const { byId } = useUnits()
  const [ending, setEnding] = useState(false)
  const today = dayOf(useNow())
  const form = useForm<PostFieldValues, StaffPost>({
    draft: `post ${post.id}`,
    base: post,
    toValues,
    send: async (values, base) => {
      const body = bodyOf(base, values)
      await call('updatePost', { params: { id: post.id }, body })
      toast({ text: say('form.saved') })
      await refresh()
    },
    faultAt: { 'post-not-held': 'toDate' },
    reread: () => call('readPost', { params: { id: post.id } }),
    onDone: onClose,
  })
  const sayField = (field: keyof PostFieldValues, value: PostFieldValues[keyof PostFieldValues]): [string, string] => {
    const names = {
      title: 'title',
      engagement: 'engagement',
      homeUnitId: 'home',
      workPhone: 'phone',
      keepsRota: 'rota',
      toDate: 'to',
    } as const
    const text =
      field === 'engagement'
        ? say(`engagement.${value as PostFieldValues['engagement']}`)
        : field === 'homeUnitId'
          ? (byId.get(String(value))?.name ?? '')
          : value === true
            ? '✓'
            : value === false
              ? '✗'
              : (value ?? '')
    return [say(`form.${names[field]}`), text]
  }
  return (
    <FormDrawer
      open
      title={`${post.name} ${roles[post.role]}`}
      form={form}
      submit={say('form.save')}
      onClose={onClose}
      say={sayField}
    >
      <Facts
        items={[
          [say('form.unit'), post.unitName],
          [say('form.area'), [post.areaWithin, post.areaName].filter(Boolean).join(' ')],
          [say('form.desk'), post.deskName],
          [say('form.from'), dayText(post.fromDate, language)],
          [
            say('form.account'),
            <Link key="page" to={`/admin/accounts?account=${post.accountId}`}>
              {say('form.page')}
            </Link>,
          ],
        ]}
      />
      <p className="plain-none">{say(post.accountId === me.account.id ? 'form.own' : 'form.fixed')}</p>
      <PostFields form={form} rota />
      <LastDay form={form} fromDate={post.fromDate} />
      {termOf(post, today) === 'now' && post.toDate !== today && (
        <div className="half post-ending">
          <Button danger onClick={() => setEnding(true)}>
            {say('ending.button')}
          </Button>
        </div>
      )}
      {ending && <EndPost post={post} today={today} onDone={onClose} onClose={() => setEnding(false)} />}
    </FormDrawer>
  )
}

/** Ends it with this day, which is still held. */
function EndPost({
  post,
  today,
  onDone,
  onClose,
}: {
  post: StaffPost
  today: string
  onDone: () => void
  onClose: () => void
}): JSX.Element {
  const say = usePostWords()
  const textOf = useProblemText()
  const language = useLanguage()
  const toast = useToast()
  const refresh = useRefresh()
  const [busy, setBusy] = useState(false)
  const date = dayText(today, language)
  async function end(): Promise<void> {
    setBusy(true)
    try {
      await call('updatePost', { params: { id: post.id }, body: { version: post.version, toDate: today } })
      toast({ text: say('ending.done', { name: post.name, date }) })
      await refresh()
      onDone()
    } catch (error) {
      toast({ text: textOf(error), kind: 'problem' })
      onClose()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Sure
      title={say('ending.title', { name: post.name })}
      why={say('ending.why', { date })}
      go={say('ending.go')}
      busy={busy}
      onGo={end}
      onClose={onClose}
    />
  )
}

function toValues({ title, engagement, homeUnitId, workPhone, keepsRota, toDate }: StaffPost): PostFieldValues {
  return {
    title: title ?? '',
    engagement,
    homeUnitId: homeUnitId ?? undefined,
    workPhone: workPhone ?? '',
    keepsRota,
    toDate: toDate ?? undefined,
  }
}

/** Only what differs; an emptied field is null. */
function bodyOf(base: StaffPost, values: PostFieldValues) {
  const fields = Object.entries(changedFields(toValues(base), values)).map(([name, value]) =>
    [name, typeof value === 'string' ? value.trim() || null : (value ?? null)])
  return { version: base.version, ...(Object.fromEntries(fields) as Partial<PostFieldValues>) }
}
