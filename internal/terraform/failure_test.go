package terraform

import (
	"path/filepath"
	"strings"
	"testing"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/stack"
)

func TestAdvice(t *testing.T) {
	sandbox, aws := Target{Endpoint: "http://127.0.0.1:4566"}, Target{}
	for name, c := range map[string]struct {
		target Target
		said   diagnostic
		hint   string
		exit   diag.Exit
	}{
		"no credentials":      {aws, diagnostic{Summary: "No valid credential sources found"}, "aws sso login", diag.NoCredentials},
		"expired credentials": {aws, diagnostic{Summary: "x", Detail: "api error ExpiredToken: expired"}, "aws sso login", diag.NoCredentials},
		"a stale plan":        {aws, diagnostic{Summary: "Saved plan is stale"}, "plan again", 0},
		"no sandbox":          {sandbox, diagnostic{Summary: "dial tcp 127.0.0.1:4566: connect: connection refused"}, "flota sandbox up", 0},
		"no such host on AWS": {aws, diagnostic{Summary: "dial tcp 10.0.0.1:443: connect: connection refused"}, "", 0},
		"anything else":       {sandbox, diagnostic{Summary: "VpcLimitExceeded"}, "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			r := New(Engine{Path: "/bin/terraform"}, c.target, event.Discard)
			got := r.problem(stack.Work{Instance: stack.Instance{ID: "base/dev"}}, c.said)
			if got.Exit != c.exit || !strings.Contains(got.Hint, c.hint) || c.hint == "" && got.Hint != "" {
				t.Errorf("got hint %q and exit code %d, want %q and %d", got.Hint, got.Exit, c.hint, c.exit)
			}
		})
	}
}

func TestProblemNamesTheUsersOwnFile(t *testing.T) {
	r := New(Engine{}, Target{}, event.Discard)
	own := filepath.Join("services", "orders", "terraform", "queue.tf")
	w := stack.Work{Instance: stack.Instance{ID: "service/orders/dev"}, Dir: "d", Origins: map[string]string{"queue.tf": own}}
	at := &span{Filename: "queue.tf"}
	at.Start.Line, at.Start.Column = 3, 5
	got := r.problem(w, diagnostic{Summary: "Unsupported argument", Range: at})
	if want := own + ":3:5: service/orders/dev: unsupported argument"; got.Error() != want {
		t.Errorf("got %q, want %q", got.Error(), want)
	}
}

func TestLower(t *testing.T) {
	for in, want := range map[string]string{
		"Unsupported argument": "unsupported argument", "ECS service is gone": "ECS service is gone", "a": "a", "": "", "A b": "A b",
	} {
		if got := lower(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}
