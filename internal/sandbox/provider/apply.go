package provider

import (
	"errors"
	"maps"
	"slices"

	"flota.dev/flota/internal/sandbox/provider/schema"
	"flota.dev/flota/internal/sandbox/store"
)

// apply carries out the planned change and returns the resource's values, nil after a deletion.
func (o *op) apply() (store.Attributes, error) {
	switch {
	case o.attrs == nil:
		return nil, o.doDelete()
	case o.prior == nil:
		return o.doCreate()
	default:
		return o.doUpdate()
	}
}

func (o *op) doCreate() (store.Attributes, error) {
	after, err := o.make()
	if err != nil || o.await == "" {
		return after, err
	}
	if after, err = o.waitFor(o.await); err != nil {
		// The record is there: Terraform must know it, to delete it before the next attempt.
		return o.attrs, err
	}
	return after, nil
}

// make checks and writes as one step among the resources of the type, so that
// two processes never take one name or one priority.
func (o *op) make() (store.Attributes, error) {
	defer o.lock()()
	if err := o.checkReferences(); err != nil {
		return nil, err
	}
	if err := o.checkUnique(); err != nil {
		return nil, err
	}
	o.settle()
	if o.kind.create != nil {
		if err := o.kind.create(o); err != nil {
			return nil, err
		}
	}
	write := o.store.Create
	if o.attrs[o.kind.upsert] == true {
		write = o.store.Put
	}
	err := write(o.key(), o.record())
	switch {
	case errors.Is(err, store.ErrExists):
		return nil, o.duplicate()
	case err != nil:
		return nil, err
	}
	return o.attrs, nil
}

func (o *op) doUpdate() (store.Attributes, error) {
	if err := o.checkReferences(); err != nil {
		return nil, err
	}
	o.settle()
	if o.kind.update != nil {
		if err := o.kind.update(o); err != nil {
			return nil, err
		}
	}
	record := o.record()
	// Only what the plan changes is written: other doors of the sandbox write to
	// records too, a deployment to its service for one.
	err := o.store.Update(o.key(), func(a store.Attributes) error {
		for name := range o.block.Type().AttributeTypes() {
			if o.changed(name) || o.rewritten(name) {
				set(a, name, record[name])
			}
		}
		set(a, writeOnlyNames, record[writeOnlyNames])
		return nil
	})
	return o.attrs, err
}

func (o *op) doDelete() error {
	o.attrs = o.prior
	key := o.key()
	if _, err := o.store.Get(key); errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err := o.checkUnused(); err != nil {
		return err
	}
	if o.kind.remove != nil {
		if err := o.kind.remove(o); err != nil {
			return err
		}
	}
	if o.kind.outlives {
		return nil
	}
	if err := o.store.Delete(key); err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	return nil
}

// writeOnlyNames is the name under which a record lists the values that came
// from write-only arguments, which must not get into Terraform's state.
const writeOnlyNames = "write_only"

// record is what the store keeps: the values, and the write-only arguments'
// values under the name of the argument that they stand for.
func (o *op) record() store.Attributes {
	r := store.Attributes(maps.Clone(o.attrs))
	var hidden []any
	for name, a := range o.block.Attributes {
		value, ok := o.input[name]
		if !a.WriteOnly || !ok {
			continue
		}
		plain := name[:len(name)-len("_wo")]
		r[plain] = value
		hidden = append(hidden, plain)
	}
	if hidden != nil {
		r[writeOnlyNames] = hidden
	}
	return r
}

// rewritten reports whether the argument has a write-only twin with a new version.
func (o *op) rewritten(name string) bool {
	twin, ok := o.block.Attributes[name+"_wo"]
	return ok && twin.WriteOnly && o.changed(name+"_wo_version")
}

// view turns a record into what Terraform may see: no write-only values, and no
// result left open.
func view(b *schema.Block, r store.Attributes) store.Attributes {
	hidden, _ := r[writeOnlyNames].([]any)
	walk(b, r, "", func(path string, a *schema.Attribute, v any) any {
		switch {
		case a.WriteOnly || slices.Contains(hidden, any(path)):
			if a.Computed {
				return zero(a.Type)
			}
			return nil
		case v == nil && a.Computed:
			return zero(a.Type)
		}
		return v
	})
	return r
}
