package gate

import (
	"strings"
	"testing"

	"flota.dev/flota/internal/fleet"
)

func TestSecretIn(t *testing.T) {
	for _, tt := range []struct {
		name, value string
		want        bool
	}{
		{"LOG_LEVEL", "info", false},
		{"AWS_KEY", "AKIA" + "IOSFODNN7EXAMPLE", true},
		{"DATABASE_URL", "postgres://cambio:hunter2@db/main", true},
		{"DATABASE_URL", "postgres://cambio@db/main", false},
		{"API_KEY", "changeme", false},
		{"API_KEY", "${API_KEY}", false},
		{"API_KEY", "9f86d081884c7d659a2feaa0c55ad015", true},
		{"TOKEN_URL", "https://auth.cambio.example/token", false},
		{"SIGNING", "-----BEGIN RSA PRIVATE KEY-----\nabc", true},
		{"PASSWORD", "aaaaaaaa", false},
	} {
		if got := secretIn(tt.name, tt.value) != ""; got != tt.want {
			t.Errorf("%s=%s: secret %v, want %v", tt.name, tt.value, got, tt.want)
		}
	}
}

func TestFindingsNeverShowTheSecret(t *testing.T) {
	const secret = "9f86d081884c7d659a2feaa0c55ad015"
	found := plainSecrets(fleet.Environment{Name: "dev"}, &fleet.Service{Name: "orders", Env: map[string]string{"API_KEY": secret}})
	if len(found) != 1 {
		t.Fatalf("%d findings, want 1", len(found))
	}
	if f := found[0]; strings.Contains(f.Message+f.Mend, secret[5:]) {
		t.Errorf("the finding shows the secret: %s", f.Message)
	}
}

func TestEnvironmentsThatNeedApprovalMustBeSafe(t *testing.T) {
	base := fleet.Base{Databases: map[string]fleet.Database{"main": {BackupDays: 0}}}
	if got := databases(fleet.Environment{Name: "dev", Base: base}); len(got) != 0 {
		t.Errorf("dev: %v", got)
	}
	got := databases(fleet.Environment{Name: "prod", Approval: true, Base: base})
	if len(got) != 2 || !(Report{Findings: got}).Blocked() {
		t.Errorf("prod: %v", got)
	}
}
