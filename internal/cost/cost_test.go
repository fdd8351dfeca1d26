package cost

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"flota.dev/flota/internal/fleet"
)

// load reads a fleet of one environment from its base and services.
func load(t *testing.T, base, services string) *fleet.Fleet {
	t.Helper()
	dir := t.TempDir()
	text := "apiVersion: flota/v1\nfleet: cambio\nregion: us-east-1\n" +
		"environments: {dev: {account: \"111111111111\", domain: dev.cambio.example}}\n" + base + "\nservices:\n" + services
	if err := os.WriteFile(filepath.Join(dir, fleet.File), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := fleet.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestLines holds single lines to what a person works out with a calculator from AWS's pages.
func TestLines(t *testing.T) {
	const orders = "  orders: {build: {go: ./x}, count: 2}\n"
	tests := []struct {
		base, services, place, what string
		want                        float64
	}{
		// 2 × (0.25 × 0.04048 + 0.5 × 0.004445) × 730
		{"", orders, "dev", "tasks", 18.02005},
		{"", "  sweep: {build: {go: ./x}, kind: job, schedule: rate(1 day)}\n", "dev", "jobs", (0.25*0.04048 + 0.5*0.004445) * 10},
		{"base: {network: {nat: single}}", orders, "dev", "NAT gateways", 36.5},
		{"base: {network: {nat: per_zone, zones: 3}}", orders, "dev", "NAT gateways", 109.5},
		{"base: {network: {nat: none}}", orders, "dev", "NAT gateways", 0},
		{"base: {network: {nat: none}}", orders, "dev", "VPC endpoints", 6 * 2 * 7.3},
		{"base: {network: {endpoints: [secretsmanager]}}", orders, "dev", "VPC endpoints", 2 * 7.3},
		{"", orders, "dev", "load balancers", 16.425},
		{"base: {edge: {api: false}}", orders, "dev", "load balancers", 32.85},
		{"", orders, "dev", "API Gateway", 1},
		{"base: {edge: {api: false}}", orders, "dev", "API Gateway", 0},
		{"base: {edge: {api: true, cdn: true, waf: true}}", orders, "dev", "web ACL", 9},
		{"base: {edge: {api: true, cdn: true, waf: true}}", orders, "dev", "web ACL behind the API", 6},
		{"base: {edge: {api: false, cdn: true, waf: true}}", orders, "dev", "web ACL behind the API", 0},
		{"base: {databases: {main: {class: db.t4g.medium, storage_gb: 50}}}", orders, "dev", "database main", 47.45},
		{"base: {databases: {main: {class: db.t4g.medium, storage_gb: 50, multi_az: true}}}", orders, "dev", "database main", 94.9},
		{"base: {databases: {main: {class: db.t4g.medium, storage_gb: 50, multi_az: true}}}", orders, "dev", "storage of main", 11.5},
		{"base: {databases: {main: {engine: aurora_postgres, capacity: {min: 0.5, max: 2}}}}", orders, "dev", "database main", 43.8},
		{"base: {databases: {main: {engine: aurora_postgres, replicas: 1}}}", orders, "dev", "database main", 106.58},
		{"base: {instances: {bastion: {}}}", orders, "dev", "instance bastion", 6.132},
		// Five days of twelve hours, and the patches, in 52/12 weeks.
		{"base: {instances: {bastion: {schedule: {start: \"08:00\", stop: \"20:00\"}}}}", orders, "dev", "instance bastion", 63.5 * 52 / 12 * 0.0084},
		{"base: {instances: {night: {schedule: {start: \"20:00\", stop: \"08:00\"}}}}", orders, "dev", "instance night", 63.5 * 52 / 12 * 0.0084},
		{"base: {instances: {lab: {schedule: {stop: \"20:00\"}}}}", orders, "dev", "instance lab", 53.5 * 52 / 12 * 0.0084},
		{"base: {instances: {office: {os: windows}}}", orders, "dev", "instance office", 80.884},
		{"base: {instances: {office: {os: windows}}}", orders, "dev", "disk of office", 4},
		{"base: {dashboards: none}", orders, "dev", "dashboards", 0},
		{"base: {dashboards: environment}", orders, "dev", "dashboards", 3},
		{"", orders, "shared", "KMS keys", 2},
		{"base: {workspaces: {directory: corp.cambio.example, users: [ann, bob]}}", orders, "shared", "desktops", 19.5},
		{"base: {workspaces: {directory: corp.cambio.example, users: [ann, bob]}}", orders, "shared", "hours of desktops", 96},
		{"base: {workspaces: {directory: corp.cambio.example, directory_id: d-0123456789}}", orders, "shared", "directory", 0},
		{"", orders, "shared", "pipelines", 20 * 12 * 0.002},
	}
	for _, tt := range tests {
		e := Of(load(t, tt.base, tt.services), Shipped())
		got := 0.0
		for _, p := range e.Places {
			for _, l := range p.Lines {
				if p.Name == tt.place && l.What == tt.what {
					got += l.Monthly
				}
			}
		}
		if math.Abs(got-tt.want) > 0.001 {
			t.Errorf("%s: %s is %.4f, want %.4f", tt.base, tt.what, got, tt.want)
		}
	}
}

func TestTotals(t *testing.T) {
	e := Of(load(t, "base: {instances: {bastion: {}}}", "  orders: {build: {go: ./x}}\n"), Shipped())
	sum := 0.0
	for _, p := range e.Places {
		lines := 0.0
		for _, l := range p.Lines {
			lines += l.Monthly
		}
		if math.Abs(p.Fixed+p.Usage-p.Total) > 1e-9 || math.Abs(lines-p.Total) > 1e-9 {
			t.Errorf("%s: %g and %g are not %g, nor is %g", p.Name, p.Fixed, p.Usage, p.Total, lines)
		}
		sum += p.Total
	}
	if math.Abs(sum-e.Total) > 1e-9 {
		t.Errorf("the places make %g, the total is %g", sum, e.Total)
	}
	if only := Of(load(t, "", "  orders: {build: {go: ./x}}\n"), Shipped(), "prod"); len(only.Places) != 1 || only.Places[0].Name != "shared" {
		t.Errorf("places of an environment that is not there: %v", only.Places)
	}
}

func TestWhatIsNotKnownIsTold(t *testing.T) {
	f := load(t, "base: {instances: {big: {type: x9.huge}}}", "  orders: {build: {go: ./x}}\n")
	prices := Shipped()
	prices.Region = "eu-west-1"
	e := Of(f, prices)
	if !slices.Equal(e.Unpriced, []string{"ec2.linux.x9.huge.hour"}) || !slices.Equal(e.Elsewhere, []string{"us-east-1"}) {
		t.Errorf("unpriced %v, elsewhere %v", e.Unpriced, e.Elsewhere)
	}
	own, err := prices.Over(Prices{Checked: "2027-01", Prices: map[string]float64{"ec2.linux.x9.huge.hour": 2}})
	if err != nil {
		t.Fatal(err)
	}
	if e := Of(f, own); len(e.Unpriced) != 0 || e.Checked != "2027-01" {
		t.Errorf("unpriced %v, checked %s", e.Unpriced, e.Checked)
	}
}

func TestOverRefusesNamesThatNobodyReads(t *testing.T) {
	for _, own := range []Prices{
		{Prices: map[string]float64{"nat.hours": 1}},
		{Assumptions: map[string]float64{"requests": 1}},
	} {
		if _, err := Shipped().Over(own); err == nil {
			t.Errorf("%v is taken", own)
		}
	}
}

func TestParse(t *testing.T) {
	for text, good := range map[string]bool{
		`{"checked": "2026-06", "prices": {"nat.hour": 0.05}}`:    true,
		`{"checked": "2026-06"} {}`:                               false,
		`{"prices": {"nat.hour": 0.05}}`:                          false,
		`{"checked": "2026-06", "prices": {"nat.hour": -1}}`:      false,
		`{"checked": "2026-06", "price": {}}`:                     false,
		`{"checked": "2026-06", "prices": {"nat.hour": "cheap"}}`: false,
		``: false,
	} {
		if _, err := Parse([]byte(text)); (err == nil) != good {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(shipped)
	f.Add([]byte(`{"checked": "2026-06", "assumptions": {"lcu": 2}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		p, err := Parse(text)
		if err != nil {
			return
		}
		for name, n := range p.Prices {
			if n < 0 || math.IsNaN(n) || math.IsInf(n, 0) {
				t.Errorf("%s is %g", name, n)
			}
		}
	})
}
