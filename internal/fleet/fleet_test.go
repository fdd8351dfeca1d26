package fleet

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"flota.dev/flota/internal/diag"
)

func load(t *testing.T, archive string) *Fleet {
	t.Helper()
	unpack(t, archive)
	f, err := Load(".")
	if err != nil {
		t.Fatal(told(err))
	}
	return f
}

func TestLoadDesign(t *testing.T) {
	f := load(t, "testdata/fleets/design.txtar")
	database := Database{Engine: "postgres", Version: "16", Class: "db.t4g.medium", StorageGB: 50, MultiAZ: true, BackupDays: 14, RotateDays: 365}
	prod := Environment{
		Name: "prod", Account: "222222222222", Region: "eu-west-1", Domain: "cambio.example", Approval: true,
		Base: Base{
			Network: Network{CIDR: "10.20.0.0/16", Zones: 2, NAT: "single"},
			Edge: Edge{
				API: true, CDN: true, Throttle: Throttle{Rate: 1000, Burst: 2000},
				WAF: &WAF{Enabled: true, Rules: []string{"common", "known_bad_inputs", "ip_reputation"}, Rate: 2000, Window: 5 * time.Minute, OriginKey: 1},
			},
			Databases: map[string]Database{"main": database},
			Buckets:   map[string]Bucket{"statements": {Versioned: true, ExpireDays: 365}},
			Instances: map[string]Instance{
				"bastion": {
					OS: "linux", Version: "2023", Type: "t4g.micro", DiskGB: 20, Databases: []string{"main"},
					Schedule: &Hours{Start: "08:00", Stop: "20:00", Zone: "America/Sao_Paulo", Days: []string{"MON", "TUE", "WED", "THU", "FRI"}},
				},
				"backoffice": {OS: "windows", Version: "2025", Type: "t3.large", DiskGB: 50},
			},
			Alerts: Alerts{Email: []string{"oncall@cambio.example"}},
			Logs:   Logs{RetentionDays: 30}, Dashboards: AllDashboards, Costs: Costs{Scope: "account"},
			Security: Security{Trail: AccountTrail, KeepDays: 365, Baseline: true},
		},
	}
	dev := prod
	dev.Name, dev.Account, dev.Region, dev.Domain, dev.Approval = "dev", "111111111111", "us-east-1", "dev.cambio.example", false
	dev.Base.Network.Zones = 3
	database.MultiAZ = false
	dev.Base.Databases = map[string]Database{"main": database}
	want := &Fleet{
		Name: "cambio", Region: "us-east-1",
		Source:       Source{Provider: "bitbucket", Repository: "example/cambio", Branch: "main"},
		Modules:      Modules{Source: "git::https://git.example/infra.git", Ref: "v1.4.0"},
		Shared:       Shared{Account: "111111111111", Region: "us-east-1"},
		Environments: []Environment{dev, prod},
		Workspaces: &Workspaces{
			Directory: "corp.cambio.example", Users: []string{"dev1", "dev2"}, Allow: []string{"203.0.113.0/28"},
			Bundle: "Standard with Windows 10 (Server 2022 based) (WSP)", CIDR: "10.250.0.0/20",
		},
		Budget: Budget{Live: 10 * time.Minute, Rollback: 2 * time.Minute},
		Dir:    f.Dir,
	}
	if diff := cmp.Diff(want, f, cmpopts.IgnoreUnexported(Fleet{})); diff != "" {
		t.Errorf("Fleet (-want +got):\n%s", diff)
	}
	if !filepath.IsAbs(f.Dir) {
		t.Errorf("Dir %q is not absolute", f.Dir)
	}
	if diff := cmp.Diff([]string{"accounts", "ledger", "nightly", "orders", "www"}, f.Names()); diff != "" {
		t.Errorf("Names (-want +got):\n%s", diff)
	}
	if s := f.Services("qa"); s != nil {
		t.Errorf("Services of an unknown environment: %v", s)
	}
}

func TestLoadServices(t *testing.T) {
	f := load(t, "testdata/fleets/design.txtar")
	in := func(name string) string { return filepath.Join(f.Dir, "services", name) }
	health := Health{Path: "/healthz", Interval: 5 * time.Second, Healthy: 2, Unhealthy: 2, Grace: 10 * time.Second}
	step := Step{Percent: 10, Wait: time.Minute}
	watch := Watch{Errors: 10}
	pipeline := Pipeline{Parallel: true, Compute: Auto, ApproveWithin: 7 * 24 * time.Hour}
	orders := Service{
		Pipeline: pipeline,
		Name:     "orders", Kind: HTTP, Build: Build{Go: "./services/orders"}, Port: 8080, Health: health,
		Size: Size{CPU: 256, Memory: 512}, Count: Count{Min: 2, Max: 10, CPU: 60},
		Route: Route{Paths: []string{"/orders/*"}, Public: true}, Needs: []string{"accounts", "ledger"},
		Env:     map[string]string{"LOG_LEVEL": "info", "DEBUG": "true", "LIMIT": "10"},
		Secrets: map[string]Secret{"PAYMENTS_KEY": {SSM, "/cambio/{env}/payments-key"}, "DATABASE_URL": {FromDB, "main"}},
		Buckets: []string{"statements"}, Drain: 15 * time.Second, Watch: watch,
		Deploy: Deploy{
			Strategy: Canary, Controller: "ecs", Canary: step, Linear: step, Bake: 5 * time.Minute,
			RollbackOn: RollbackOn{ErrorRate: 1, P99: 500 * time.Millisecond},
			Verify:     Verify{Paths: []string{"/healthz"}, Requests: 5},
		},
		Dir: in("orders"),
	}
	dev, prod := orders, orders
	dev.Count, dev.Deploy.Strategy = Count{Min: 1, Max: 1, CPU: 60}, Rolling
	dev.Secrets = map[string]Secret{"PAYMENTS_KEY": {SSM, "/cambio/dev/payments-key"}, "DATABASE_URL": {FromDB, "main"}}
	prod.Count = Count{Min: 4, Max: 20, CPU: 60}
	prod.Secrets = map[string]Secret{"PAYMENTS_KEY": {SSM, "/cambio/prod/payments-key"}, "DATABASE_URL": {FromDB, "main"}}
	tests := []struct {
		environment string
		want        Service
	}{
		{"", orders},
		{"dev", dev},
		{"prod", prod},
		{"prod", Service{
			Pipeline: pipeline, Name: "accounts", Kind: HTTP, Build: Build{Go: "./services/accounts"}, Port: 8080, Health: health,
			Size: Size{CPU: 256, Memory: 512}, Count: Count{Min: 1, Max: 1, CPU: 60},
			Route: Route{Paths: []string{"/accounts", "/accounts/*"}}, Drain: 15 * time.Second, Watch: watch,
			Secrets: map[string]Secret{"DATABASE_URL": {FromDB, "main"}},
			Deploy: Deploy{
				Strategy: BlueGreen, Controller: "ecs", Canary: step, Linear: step, Bake: time.Minute,
				Verify: Verify{Paths: []string{"/healthz"}, Requests: 5},
			},
			Dir: in("accounts"),
		}},
		{"prod", Service{
			Pipeline: pipeline, Name: "ledger", Kind: Worker, Build: Build{Command: "make", Output: "dist", Run: []string{"./ledger"}},
			Size: Size{CPU: 256, Memory: 512}, Count: Count{Min: 3, Max: 3, CPU: 60}, Drain: 15 * time.Second,
			Deploy: Deploy{Strategy: Rolling, Controller: "ecs", Canary: step, Linear: step, Bake: time.Minute},
			Watch:  watch, Dir: in("ledger"),
		}},
		{"prod", Service{
			Pipeline: pipeline, Name: "nightly", Kind: Job, Schedule: "cron(0 3 * * ? *)", Build: Build{Dockerfile: "Dockerfile"},
			Size: Size{CPU: 256, Memory: 512}, Watch: watch, Dir: in("nightly"),
		}},
		{"prod", Service{
			Pipeline: pipeline, Name: "www", Kind: Site, Build: Build{Output: "public"},
			Route: Route{Paths: []string{"/*"}, Public: true}, Dir: in("www"),
		}},
	}
	for _, tt := range tests {
		t.Run(tt.want.Name+" "+tt.environment, func(t *testing.T) {
			got, ok := f.Service(tt.environment, tt.want.Name)
			if !ok {
				t.Fatal("no such service")
			}
			if diff := cmp.Diff(&tt.want, got); diff != "" {
				t.Errorf("Service (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLoadAnchorsAndShortForms(t *testing.T) {
	f := load(t, "testdata/fleets/anchors.txtar")
	if account := f.Environments[0].Account; account != "012345678901" {
		t.Errorf("account %q lost its first digit", account)
	}
	if b := f.Environments[0].Base.Buckets["files"]; !b.Versioned {
		t.Errorf("a bucket that is only named has no defaults: %+v", b)
	}
	web, _ := f.Service("dev", "web")
	admin, _ := f.Service("dev", "admin")
	twin, _ := f.Service("dev", "twin")
	got := []any{web.Build.Go, web.Size, web.Health.Path, web.Route.Paths, admin.Build.Go, admin.Size, admin.Needs, admin.Buckets, twin.Build.Go, twin.Dir}
	want := []any{
		"./cmd/web", Size{1024, 2048}, "/ready", []string{"/"},
		"./cmd/web", Size{512, 2048}, []string{"web"}, []string{"files"}, "./cmd/web", f.Dir,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("services (-want +got):\n%s", diff)
	}
}

func TestLoadFromElsewhere(t *testing.T) {
	unpack(t, "testdata/fleets/design.txtar")
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	f, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	orders, _ := f.Service("dev", "orders")
	if want := filepath.Join(dir, "services", "orders"); orders.Dir != want {
		t.Errorf("Dir %q, want %q", orders.Dir, want)
	}
}

func TestLoadWithoutFile(t *testing.T) {
	dir := t.TempDir()
	_, err := Load(dir)
	e, ok := errors.AsType[*diag.Error](err)
	if !ok || e.Exit != diag.BadManifest || !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("error %v, want a missing file with exit %d", err, diag.BadManifest)
	}
	if want := "there is no fleet.yaml in " + dir; e.What != want {
		t.Errorf("error %q, want %q", e.What, want)
	}
	if want := "flota init writes one; or go to the folder that holds it"; e.Hint != want {
		t.Errorf("hint %q, want %q", e.Hint, want)
	}
	if err := os.Mkdir(filepath.Join(dir, File), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(dir); diag.ExitOf(err) != diag.BadManifest {
		t.Errorf("a folder named %s: exit %d", File, diag.ExitOf(err))
	}
}

func TestWaits(t *testing.T) {
	health := Health{Healthy: 2, Interval: 5 * time.Second}
	deploy := Deploy{Canary: Step{10, time.Minute}, Linear: Step{30, time.Minute}, Bake: 2 * time.Minute}
	tests := []struct {
		strategy Strategy
		want     []Wait
	}{
		{Rolling, []Wait{{"health", 10 * time.Second}, {"drain", 15 * time.Second}}},
		{BlueGreen, []Wait{{"health", 10 * time.Second}, {"bake", 2 * time.Minute}}},
		{Canary, []Wait{{"health", 10 * time.Second}, {"canary", time.Minute}, {"bake", 2 * time.Minute}}},
		{Linear, []Wait{{"health", 10 * time.Second}, {"linear", 3 * time.Minute}, {"bake", 2 * time.Minute}}},
	}
	for _, tt := range tests {
		s := &Service{Kind: HTTP, Health: health, Drain: 15 * time.Second, Deploy: deploy}
		s.Deploy.Strategy = tt.strategy
		if diff := cmp.Diff(tt.want, s.Waits()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.strategy, diff)
		}
	}
}

func TestAddressVariable(t *testing.T) {
	if got := AddressVariable("user-data"); got != "USER_DATA_URL" {
		t.Errorf("got %q", got)
	}
}

// TestDatabaseDefaults follows what rests on the engine.
func TestDatabaseDefaults(t *testing.T) {
	b := Base{Databases: map[string]Database{
		"small":    {Engine: Postgres},
		"cluster":  {Engine: AuroraPostgres, MultiAZ: true},
		"readers":  {Engine: AuroraPostgres, MultiAZ: true, Replicas: 3},
		"reserved": {Engine: AuroraPostgres, Class: "db.r8g.large"},
	}}
	settleBase(&b, "dev")
	want := map[string]Database{
		"small":    {Engine: Postgres, Class: "db.t4g.micro"},
		"cluster":  {Engine: AuroraPostgres, Class: "db.t4g.medium", MultiAZ: true, Replicas: 1},
		"readers":  {Engine: AuroraPostgres, Class: "db.t4g.medium", MultiAZ: true, Replicas: 3},
		"reserved": {Engine: AuroraPostgres, Class: "db.r8g.large"},
	}
	if diff := cmp.Diff(want, b.Databases); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
