/** An answer of 201 where the contract's usual success is 200: this time something new came into being. */
export class Created<T> {
  constructor(readonly body: T) {}
}
