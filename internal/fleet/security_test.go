package fleet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSecurityIsChecked(t *testing.T) {
	for security, want := range map[string]string{
		`{break_glass: ["arn:aws:iam::111111111111:root"]}`:                  "is not the ARN of one user or role",
		`{break_glass: ["arn:aws:iam::111111111111:user/*"]}`:                "is not the ARN of one user or role",
		`{trail: none, break_glass: ["arn:aws:iam::111111111111:user/ana"]}`: "needs a trail",
		`{actions: ["translate"]}`:                                           "is not an action",
		`{actions: ["iam:CreateUser"]}`:                                      "administer neither identities",
		`{trail: everywhere}`:                                                "trail",
		`{keep_days: 3}`:                                                     "keep_days",
		`{break_glass: ["arn:aws:iam::111111111111:user/ana"], actions: ["translate:*"], trail: organization}`: "",
	} {
		dir := t.TempDir()
		text := `apiVersion: flota/v1
fleet: shop
region: us-east-1
environments: {dev: {account: "111111111111", domain: dev.shop.example}}
base: {security: ` + security + `}
services: {orders: {build: {go: ./orders}}}
`
		if err := os.WriteFile(filepath.Join(dir, File), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Load(dir)
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", security, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: got %v, want %q", security, err, want)
		}
	}
}
