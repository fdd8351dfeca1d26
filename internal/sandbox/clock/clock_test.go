package clock

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestWaitsPassFaster(t *testing.T) {
	for _, tt := range []struct {
		scale float64
		want  time.Duration
	}{{60, time.Second}, {1, time.Minute}, {0, time.Minute}, {-3, time.Minute}} {
		synctest.Test(t, func(t *testing.T) {
			start := time.Now()
			if err := New(tt.scale).Wait(t.Context(), time.Minute); err != nil {
				t.Fatal(err)
			}
			if got := time.Since(start); got != tt.want {
				t.Errorf("scale %v: a minute took %v, want %v", tt.scale, got, tt.want)
			}
		})
	}
}

func TestZeroClockIsAWS(t *testing.T) {
	if got := (Clock{}).Real(time.Minute); got != time.Minute {
		t.Errorf("a minute takes %v", got)
	}
}

func TestRealAtLeast(t *testing.T) {
	c := New(60)
	for _, tt := range []struct{ d, least, want time.Duration }{
		{time.Minute, 100 * time.Millisecond, time.Second},
		{5 * time.Second, 100 * time.Millisecond, 100 * time.Millisecond},
		{50 * time.Millisecond, 100 * time.Millisecond, 50 * time.Millisecond},
	} {
		if got := c.RealAtLeast(tt.d, tt.least); got != tt.want {
			t.Errorf("RealAtLeast(%v, %v) = %v, want %v", tt.d, tt.least, got, tt.want)
		}
	}
}

func TestWaitEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	gone := errors.New("gone")
	cancel(gone)
	if err := New(1).Wait(ctx, time.Hour); !errors.Is(err, gone) {
		t.Errorf("Wait: %v, want the context's cause", err)
	}
}
