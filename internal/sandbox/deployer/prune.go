package deployer

import (
	"context"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// keepStopped is how long tasks that ended can still be described, as on ECS.
const keepStopped = time.Hour

// prune removes the records of tasks that ended long ago.
func (d *Deployer) prune(ctx context.Context) {
	tick := time.NewTicker(keepStopped / 6)
	defer tick.Stop()
	for {
		for _, rec := range d.cfg.Store.List(store.TypeTask, "", "") {
			t, err := store.Decode[store.Task](rec)
			if err == nil && t.LastStatus == "STOPPED" && time.Since(t.StoppedAt) > keepStopped {
				// Gone already is just as well.
				_ = d.cfg.Store.Delete(rec.Key)
			}
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}
