import { createHash } from "node:crypto";
import type postgres from "postgres";

export interface Person {
  id: string;
  email: string;
  socketToken: string;
}

/**
 * Stores `count` drivers with the demo accounts' password, each with a session and a token for one
 * socket, as if they had signed in.
 */
export async function addPeople(sql: postgres.Sql, count: number): Promise<Person[]> {
  const people = Array.from({ length: count }, (_, index): Person => ({
    id: crypto.randomUUID(),
    email: `load${index + 1}@parkmate.test`,
    socketToken: `load-${index + 1}-${crypto.randomUUID()}`,
  }));
  const stored = people.map(({ id, email, socketToken }) => ({
    id,
    email,
    session: crypto.randomUUID(),
    hash: createHash("sha256").update(socketToken).digest("hex"),
  }));
  await sql`
    with people as materialized (
      select * from jsonb_to_recordset(${sql.json(stored)})
        as people (id uuid, email text, session uuid, hash text)
    ), accounts as (
      insert into users (id, email, password_hash, first_name, last_name, role, status, timezone,
        created_at)
      select p.id, p.email, u.password_hash, 'Load', 'Test', 'driver', 'active', 'Asia/Manila',
        now()
      from people p, users u
      where u.email = 'driver@parkmate.test'
    ), sessions as (
      insert into sessions (id, user_id, created_at, expires_at)
      select session, id, now(), now() + interval '1 day' from people
    )
    insert into ws_tokens (hash, user_id, session_id, created_at, expires_at)
    select hash, id, session, now(), now() + interval '1 day' from people`;
  return people;
}
