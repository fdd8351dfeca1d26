package view

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
)

var update = flag.Bool("update", false, "write the goldens anew")

// golden compares text with a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (run with -update if that is meant):\n%s", file, diff)
	}
}

var styles = map[string]Style{"plain": {}, "colour": {Color: true}}

// story is a bit of everything that engines tell.
var story = []event.Event{
	event.Stack{Stack: "base/dev", Step: "plan", State: event.Started, Of: 3},
	event.Stack{Stack: "base/dev", Step: "plan", State: event.Finished, Changes: event.Changes{Import: 1, Add: 43}, Took: 3200 * time.Millisecond, Of: 3},
	event.Stack{Stack: "base/dev", Step: "apply", State: event.Started},
	event.Resource{Stack: "base/dev", Address: "module.network.aws_vpc.main", Action: "create", State: event.Started},
	event.Resource{Stack: "base/dev", Address: "module.network.aws_vpc.main", Action: "create", State: event.Finished, Took: 85 * time.Millisecond},
	event.Resource{Stack: "base/dev", Address: "aws_ecs_cluster.main", Action: "create", State: event.Failed, Message: "LimitExceeded"},
	event.Stack{Stack: "base/dev", Step: "apply", State: event.Failed, Took: 12 * time.Second, Message: "aws_ecs_cluster.main: LimitExceeded\n\tno more than 5\n"},
	event.Stack{Stack: "service/orders/dev", Step: "plan", State: event.Skipped, Message: "base/dev failed", Of: 3},
	event.Stack{Stack: "service/notifications-feed/prod", Step: "plan", State: event.Finished, Took: 340 * time.Millisecond, Of: 3},
	event.Notice{Message: "building 2 services"},
	event.Notice{Message: "PostgreSQL is not on this machine", Warning: true},
	event.Build{Service: "orders", State: event.Started},
	event.Build{Service: "orders", State: event.Finished, Digest: "sha256:0123456789abcdef0123456789abcdef", Took: 2 * time.Second},
	event.Build{Service: "fees", State: event.Failed, Took: time.Second, Message: "fees.go:3:1: expected declaration"},
	event.Wave{Environment: "dev", Number: 1, Of: 2, Services: []string{"accounts", "fees", "kyc", "ledger", "offers", "orders", "quotes"}},
	event.Wave{Environment: "dev", Number: 2, Of: 2, Services: []string{"web"}},
	event.Stage{Service: "orders", Environment: "dev", Version: "v2", Stage: "TEST_TRAFFIC_SHIFT", State: event.Started, Running: 2, Desired: 2},
	event.Stage{Service: "orders", Environment: "dev", Version: "v2", Stage: "BAKE_TIME", State: event.Finished, Running: 2, Desired: 2, Percent: 100, Took: time.Minute},
	event.Stage{Service: "web", Environment: "dev", Version: "v2", Stage: "PREFLIGHT", State: event.Skipped, Message: "needs fees, which failed"},
	event.Verdict{Service: "orders", Environment: "dev", Version: "v2", Verdict: "live", Live: 8 * time.Second, Took: 70 * time.Second},
	event.Verdict{
		Service: "fees", Environment: "dev", Version: "v2", Verdict: "rolled_back", Took: 4 * time.Second,
		Reason: "its tasks end with exit code 2", Log: []string{"\x1b[31mpanic: no quota\x1b[0m", "goroutine 1:\t[running]"},
	},
	event.Action{Service: "orders", Stage: "Verify", Action: "QA", State: event.Started},
	event.Action{Service: "orders", Stage: "Verify", Action: "QA", State: event.Failed, Took: 9 * time.Second, Message: "exit status 3"},
	event.Action{Service: "orders", Stage: "Deploy-dev", Action: "Deploy", State: event.Finished, Took: 8 * time.Second},
	event.Execution{Service: "orders", Status: "Succeeded", Took: 20 * time.Second},
	event.Execution{Service: "fees", Status: "Superseded", Took: 3 * time.Second},
}

func TestLines(t *testing.T) {
	for name, style := range styles {
		for level, v := range map[string]Verbosity{"brief": Brief, "normal": Normal, "verbose": Verbose} {
			var out strings.Builder
			p := NewLines(&out, style, v)
			start := time.Date(2026, 3, 1, 10, 30, 0, 0, time.UTC)
			p.now = func() time.Time { start = start.Add(time.Second); return start }
			for _, e := range story {
				p.Emit(e)
			}
			p.Close()
			golden(t, fmt.Sprintf("lines-%s-%s.txt", level, name), out.String())
		}
	}
}

func TestTable(t *testing.T) {
	for name, style := range styles {
		var out strings.Builder
		Table(&out, style, []string{"dev", "version", "tasks", "condition"}, [][]string{
			{"orders", "v1", "2/2", "healthy"},
			{"決済", "3f2a9c1b0d4e", "1/1", ""},
			{"fees", "\x1b[2Jv2", "0/1"},
		})
		golden(t, "table-"+name+".txt", out.String())
	}
}

func TestError(t *testing.T) {
	locked := &diag.Error{What: "orders in dev is being released by somebody else since 10:02", Hint: "wait, or flota status orders", Exit: diag.Locked}
	for name, err := range map[string]error{
		"plain":  errors.New("the disk is full"),
		"place":  &diag.Error{What: `unknown key "rout"`, At: diag.Position{File: "services/orders/service.yaml", Line: 4, Column: 1}, Excerpt: `rout: {paths: ["/orders/*"]}`, Hint: `did you mean "route"?`},
		"tab":    &diag.Error{What: "unexpected character", At: diag.Position{File: "fleet.yaml", Line: 12, Column: 7}, Excerpt: "\tñ: 決済 @", Exit: diag.BadManifest},
		"detail": &diag.Error{What: "service/fees/dev: ClusterNotFoundException\nthe cluster is not there", Detail: []string{"on main.tf line 3", "\x1b[1mbold\x1b[0m\r\nnext"}, Hint: "flota apply"},
		"wraps":  fmt.Errorf("deploy orders: %w", locked),
		"joined": errors.Join(diag.List{{What: "first"}, {What: "second"}}, errors.New("the folder could not be cleared")),
	} {
		for style, s := range styles {
			var out strings.Builder
			Error(&out, s, err)
			golden(t, fmt.Sprintf("error-%s-%s.txt", name, style), out.String())
		}
	}
}
