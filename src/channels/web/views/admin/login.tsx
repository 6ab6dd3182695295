import { LOGIN_PATH } from '../../admin-token.ts'
import { Layout } from '../layout.tsx'

/** Asks for the token. */
export function LoginPage({ refused = false }: { refused?: boolean }) {
  return (
    <Layout title="登录 · 惠问管理">
      <div class="login">
        <h1>管理登录</h1>
        <p class="login-note">口令是部署时设置的 HUIWEN_ADMIN_TOKEN。登录后 12 小时内有效。</p>
        <form class="login-form" method="post" action={LOGIN_PATH}>
          <label for="token">管理口令</label>
          <input
            id="token"
            name="token"
            type="password"
            required
            maxlength={500}
            autocomplete="current-password"
            aria-invalid={refused ? 'true' : undefined}
            aria-describedby={refused ? 'refused' : undefined}
          />
          {refused && (
            <p class="login-refused" id="refused" role="alert">
              口令不对，请核对后再试。
            </p>
          )}
          <button>登录</button>
        </form>
      </div>
    </Layout>
  )
}
