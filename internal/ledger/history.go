package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"
	"sync"
)

// pageSize is how many keys one listing asks for: enough for the releases that
// `flota status` shows, far below the 1000 that S3 gives at most.
const pageSize = 200

// History returns the latest releases of a service, newest first, at most limit of them.
func (l *Ledger) History(ctx context.Context, environment, service string, limit int) ([]Release, error) {
	var folders [][]string
	for keys, err := range l.folders(ctx, serviceDir(environment, service)) {
		if err != nil {
			return nil, err
		}
		folders = append(folders, keys)
		if len(folders) >= limit {
			break
		}
	}
	releases, errs := make([]Release, len(folders)), make([]error, len(folders))
	var wg sync.WaitGroup
	slots := make(chan struct{}, 8)
	for i, keys := range folders {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			releases[i], errs[i] = l.read(ctx, keys)
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return releases, nil
}

// Releases walks over the releases of a service, newest first, and reads no more
// than it is asked for. A release that brought an earlier one back took back
// those in between, even if it was interrupted before it could write that.
func (l *Ledger) Releases(ctx context.Context, environment, service string) iter.Seq2[Release, error] {
	return func(yield func(Release, error) bool) {
		var back Release
		for keys, err := range l.folders(ctx, serviceDir(environment, service)) {
			if err != nil {
				yield(Release{}, err)
				return
			}
			r, err := l.read(ctx, keys)
			if r.Good() && back.Restores != "" && r.ID > back.Restores {
				r.RevertedBy = back.Who
			}
			if r.Restores != "" && r.Verdict == Live {
				back = r
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}

// Last returns the latest release of a service. The error is ErrNotFound if there has been none.
func (l *Ledger) Last(ctx context.Context, environment, service string) (Release, error) {
	for r, err := range l.Releases(ctx, environment, service) {
		return r, err
	}
	return Release{}, ErrNotFound
}

// LastGood returns the latest release of a service that went live, was not taken
// back later, and runs something else than current does (the zero Release passes
// over none). The error is ErrNotFound if there is none.
func (l *Ledger) LastGood(ctx context.Context, environment, service string, current Release) (Release, error) {
	for r, err := range l.Releases(ctx, environment, service) {
		if err != nil {
			return Release{}, err
		}
		if r.Good() && !r.Same(current) {
			return r, nil
		}
	}
	return Release{}, ErrNotFound
}

// All returns the latest releases of every service of an environment, at most
// limit of each, newest first.
func (l *Ledger) All(ctx context.Context, environment string, limit int) ([]Release, error) {
	services, err := l.services(ctx, environment)
	if err != nil {
		return nil, err
	}
	var all []Release
	for _, s := range services {
		releases, err := l.History(ctx, environment, s, limit)
		if err != nil {
			return nil, err
		}
		all = append(all, releases...)
	}
	slices.SortStableFunc(all, func(a, b Release) int { return strings.Compare(b.ID, a.ID) })
	return all, nil
}

// services names the services that have releases. It asks for one key a service,
// however many releases each has.
func (l *Ledger) services(ctx context.Context, environment string) ([]string, error) {
	prefix, after := root+environment+"/", ""
	var names []string
	for {
		keys, err := l.store.List(ctx, prefix, after, 1)
		if err != nil {
			return nil, fmt.Errorf("list the releases of %s: %w", environment, err)
		}
		if len(keys) == 0 {
			return names, nil
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(keys[0], prefix), "/")
		names = append(names, name)
		after = prefix + name + string('/'+1) // the first key that is no longer in the service's folder
	}
}

// folders groups the keys under prefix by the folder they are in.
func (l *Ledger) folders(ctx context.Context, prefix string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		var open []string
		for keys, err := range l.pages(ctx, prefix) {
			if err != nil {
				yield(nil, err)
				return
			}
			for _, k := range keys {
				if len(open) > 0 && path.Dir(k) != path.Dir(open[0]) {
					if !yield(open, nil) {
						return
					}
					open = nil
				}
				open = append(open, k)
			}
		}
		if len(open) > 0 {
			yield(open, nil)
		}
	}
}

func (l *Ledger) pages(ctx context.Context, prefix string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		after := ""
		for {
			keys, err := l.store.List(ctx, prefix, after, pageSize)
			if err != nil {
				yield(nil, fmt.Errorf("list %s: %w", prefix, err))
				return
			}
			if len(keys) > 0 && !yield(keys, nil) || len(keys) < pageSize {
				return
			}
			after = keys[len(keys)-1]
		}
	}
}

// read lays the events of one release over each other, in their order.
func (l *Ledger) read(ctx context.Context, keys []string) (Release, error) {
	var r Release
	for _, k := range keys {
		body, err := l.store.Get(ctx, k)
		if err != nil {
			return Release{}, fmt.Errorf("read %s: %w", k, err)
		}
		if err := json.Unmarshal(body, &r); err != nil {
			return Release{}, fmt.Errorf("read %s: %w", k, err)
		}
	}
	return r, nil
}
