package deployer

import (
	"testing"
	"testing/synctest"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

func configure(strategy string, bake float64, hooks ...store.Hook) func(*store.Service) {
	return func(s *store.Service) {
		c := store.DeploymentConfiguration{Strategy: strategy, BakeTime: store.Number(bake), Hooks: hooks}
		switch strategy {
		case Canary:
			c.Canary = append(c.Canary, struct {
				Percent float64      `json:"canary_percent"`
				Bake    store.Number `json:"canary_bake_time_in_minutes"`
			}{10, 1})
		case Linear:
			c.Linear = append(c.Linear, struct {
				Percent float64      `json:"step_percent"`
				Bake    store.Number `json:"step_bake_time_in_minutes"`
			}{40, 1})
		}
		s.Configuration = []store.DeploymentConfiguration{c}
	}
}

func TestFirstRelease(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.balanced()
		w.wait("the placeholder is deployed", func() bool { return len(w.store.List(TypeDeployment, "", "")) == 1 })
		v1 := w.define(1, healthy)
		arn := w.update(v1, 2, configure(BlueGreen, 5))
		w.until(arn, Successful)
		if got := w.running(v1); got != 2 {
			t.Errorf("%d tasks run, want 2", got)
		}
		if got := w.weights(production)[greenGroup]; got != 100 {
			t.Errorf("green has weight %d, want 100", got)
		}
	})
}

func TestStrategies(t *testing.T) {
	tests := []struct {
		strategy string
		// least is what the strategy waits in all.
		least time.Duration
	}{
		{Rolling, 0},
		{BlueGreen, 5 * time.Minute},
		{Canary, 6 * time.Minute},
		{Linear, 7 * time.Minute},
	}
	for _, tt := range tests {
		t.Run(tt.strategy, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t)
				w.balanced()
				w.release(1, 3)
				v1, v2 := arn(serviceKey(), "task-definition/orders:2"), w.define(2, healthy)
				began := time.Now()
				bake := 5.0
				if tt.strategy == Rolling {
					bake = 0
				}
				w.until(w.update(v2, 3, configure(tt.strategy, bake)), Successful)
				if took := time.Since(began); took < tt.least {
					t.Errorf("took %s, want at least %s", took, tt.least)
				}
				if got := w.running(v2); got != 3 {
					t.Errorf("%d new tasks run, want 3", got)
				}
				if got := w.running(v1); got != 0 {
					t.Errorf("%d old tasks run, want 0", got)
				}
			})
		})
	}
}
