package provider

import (
	"context"

	"flota.dev/flota/internal/sandbox/store"
)

// statusFailed is the status of a record whose real thing could not be made; status_reason says why.
const statusFailed = "failed"

// waitFor waits until the data plane gives the resource's record the status, and returns its values then.
func (o *op) waitFor(status string) (store.Attributes, error) {
	ctx, cancel := context.WithCancel(o.ctx)
	defer cancel()
	// Terraform's request to stop comes in a call of its own.
	defer context.AfterFunc(sessionOf(o.ctx).ctx, cancel)()
	changed := make(chan struct{}, 1)
	key := o.key()
	o.store.Watch(ctx, func(c store.Change) {
		if c.Key != key {
			return
		}
		select {
		case changed <- struct{}{}:
		default:
		}
	}, o.typ)
	for {
		r, err := o.store.Get(key)
		switch {
		case err != nil:
			return nil, err
		case r.Attributes["status"] == status:
			return view(o.block, r.Attributes), nil
		case r.Attributes["status"] == statusFailed:
			return nil, refuse("InvalidDBInstanceState", "%s", text(r.Attributes["status_reason"]))
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
}
