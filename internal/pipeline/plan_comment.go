package pipeline

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"flota.dev/flota/internal/ledger"
)

// mostRounds is how often a plan comment is written anew because other services'
// pipelines brought theirs meanwhile. Who comes last sees all of them, and
// writes once more; the bound is for a store gone wrong.
const mostRounds = 20

// sendPlan brings one service's part into the plan comment of each pull request
// of the commit. All services share one comment per pull request, so the parts
// are kept as objects and the comment is made of all of them.
func (o *Outbox) sendPlan(ctx context.Context, commit string, part PlanPart) error {
	pulls, err := o.host.PullRequests(ctx, commit)
	if err != nil {
		return err
	}
	var errs []error
	for _, pull := range pulls {
		if err := o.keepPart(ctx, pull, part); err != nil {
			return fmt.Errorf("%w: %w", ErrLater, err)
		}
		errs = append(errs, o.putPlans(ctx, pull))
	}
	return errors.Join(errs...)
}

func partsPrefix(pull int) string { return fmt.Sprintf("pulls/%d/plan/", pull) }

// keepPart puts a part in the place of an older one of the same service.
func (o *Outbox) keepPart(ctx context.Context, pull int, part PlanPart) error {
	key := partsPrefix(pull) + part.Service + ".json"
	there, err := o.part(ctx, key)
	if err != nil && !errors.Is(err, ledger.ErrNotFound) {
		return err
	}
	if err == nil && there.At.After(part.At) {
		return nil
	}
	body, err := json.Marshal(part)
	if err != nil {
		return err
	}
	return o.store.Put(ctx, key, body, false)
}

func (o *Outbox) part(ctx context.Context, key string) (PlanPart, error) {
	var part PlanPart
	body, err := o.store.Get(ctx, key)
	if err != nil {
		return part, err
	}
	if err := json.Unmarshal(body, &part); err != nil {
		return part, fmt.Errorf("read %s: %w", key, err)
	}
	return part, nil
}

// putPlans writes the comment until nothing has come while it was written: so,
// of many that write at once, the last one writes what all of them know.
func (o *Outbox) putPlans(ctx context.Context, pull int) error {
	written := ""
	for range mostRounds {
		parts, err := o.parts(ctx, pull)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrLater, err)
		}
		text := PlanComment(parts)
		if text == written {
			return nil
		}
		if err := o.host.PutComment(ctx, pull, PlanMarker, text); err != nil {
			return err
		}
		written = text
	}
	return nil
}

// parts returns what there is for a pull request, by service.
func (o *Outbox) parts(ctx context.Context, pull int) ([]PlanPart, error) {
	var parts []PlanPart
	keys, err := o.store.List(ctx, partsPrefix(pull), "", outboxPage)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		part, err := o.part(ctx, key)
		if err != nil && !errors.Is(err, ledger.ErrNotFound) {
			return nil, err
		}
		if err == nil && strings.HasSuffix(key, part.Service+".json") {
			parts = append(parts, part)
		}
	}
	slices.SortFunc(parts, func(a, b PlanPart) int { return cmp.Compare(a.Service, b.Service) })
	return parts, nil
}
