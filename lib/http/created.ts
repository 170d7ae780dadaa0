/** An answer with status 201, from an endpoint that answers 200 when nothing new is made. */
export class Created<T> {
  constructor(readonly body: T) {}
}
