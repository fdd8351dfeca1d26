package cloud

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
)

// page is an answer of FilterLogEvents with lines of these numbers.
func page(next string, numbers ...int) answer {
	events := ""
	for _, n := range numbers {
		events += fmt.Sprintf(`,{"eventId": "e%d", "timestamp": %d, "logStreamName": "orders/orders/1", "message": "line %d\n"}`, n, 1767225600000+n, n)
	}
	if next != "" {
		next = fmt.Sprintf(`, "nextToken": %q`, next)
	}
	return answer{body: fmt.Sprintf(`{"events": [%s]%s}`, events[min(len(events), 1):], next)}
}

func TestLogLines(t *testing.T) {
	tests := []struct {
		name  string
		limit int
		want  []string
	}{
		{"all", 0, []string{"line 1", "line 2", "line 3", "line 4", "line 5"}},
		{"the last two", 2, []string{"line 4", "line 5"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, f := newFake(t, map[string][]answer{"FilterLogEvents": {page("more", 1, 2, 3), page("", 4, 5)}})
			var got []string
			for l, err := range c.LogLines(t.Context(), "/cambio/dev/orders", "error", time.UnixMilli(1767225600000), tt.limit, false) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, l.Message)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
			want := map[string]any{"logGroupName": "/cambio/dev/orders", "filterPattern": "error", "startTime": 1767225600000.0, "nextToken": "more"}
			if diff := cmp.Diff(want, f.body("FilterLogEvents")); diff != "" {
				t.Errorf("FilterLogEvents (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLogLinesFollow(t *testing.T) {
	c, _ := newFake(t, map[string][]answer{"FilterLogEvents": {page("", 1, 2), page("", 1, 2), page("", 2, 3)}})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var got []string
	for l, err := range c.LogLines(ctx, "/cambio/dev/orders", "", time.UnixMilli(1767225600000), 0, true) {
		if err != nil {
			t.Fatal(err)
		}
		if got = append(got, l.Message); len(got) == 3 {
			cancel()
		}
	}
	if diff := cmp.Diff([]string{"line 1", "line 2", "line 3"}, got); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

func TestNoLogGroup(t *testing.T) {
	c, _ := newFake(t, map[string][]answer{"FilterLogEvents": {{400, `{"__type": "ResourceNotFoundException", "message": "no group"}`}}})
	for _, err := range c.LogLines(t.Context(), "/cambio/dev/orders", "", time.Now(), 10, true) {
		e, ok := errors.AsType[*diag.Error](err)
		if !ok || e.What != "there is no log group /cambio/dev/orders" {
			t.Errorf("error %v", err)
		}
	}
}
