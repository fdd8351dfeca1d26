package api

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Terraform keeps its state in our S3, under a lock file, as it does on AWS.
func TestTerraformState(t *testing.T) {
	d := newDoor(t)
	client := d.s3(t)
	dir := t.TempDir()
	root := fmt.Sprintf(`
terraform {
  backend "s3" {
    bucket                      = %q
    key                         = "base/dev/terraform.tfstate"
    region                      = %q
    endpoints                   = { s3 = %q, sts = %[3]q }
    use_path_style              = true
    use_lockfile                = true
    encrypt                     = true
    kms_key_id                  = "arn:aws:kms:eu-central-1:111111111111:alias/shop-state"
  }
}
resource "terraform_data" "one" { input = "first" }
output "one" { value = terraform_data.one.output }
`, stateBucket, testRegion, d.url)
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(root), 0o600); err != nil {
		t.Fatal(err)
	}
	terraform(t, dir, "init")
	terraform(t, dir, "apply", "-auto-approve")
	if got := terraform(t, dir, "output", "-raw", "one"); got != "first" {
		t.Errorf("output = %q", got)
	}
	if state, _ := get(t, client, "base/dev/terraform.tfstate"); !strings.Contains(state, "terraform_data") {
		t.Errorf("state = %.100q", state)
	}
	lock := "base/dev/terraform.tfstate.tflock"
	if _, _, _, _, err := d.Buckets.Object(stateBucket, lock); err == nil {
		t.Error("the lock is left behind")
	}
	if _, err := put(t, client, lock, `{"ID":"5cd0d5a6-2c5c-4b9a-8a0f-1f0e8d9d7f11","Who":"ann@shop"}`); err != nil {
		t.Fatal(err)
	}
	cmd := terraformCommand(t, dir, "apply", "-auto-approve")
	if out, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(out), "ann@shop") {
		t.Errorf("apply under another's lock: %v\n%s", err, out)
	}
}

func terraformCommand(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "terraform", append(args, "-no-color")...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(),
		"AWS_ACCESS_KEY_ID="+testAccount, "AWS_SECRET_ACCESS_KEY=sandbox", "AWS_EC2_METADATA_DISABLED=true",
		"AWS_CONFIG_FILE=/dev/null", "AWS_SHARED_CREDENTIALS_FILE=/dev/null", "TF_IN_AUTOMATION=1", "CHECKPOINT_DISABLE=1",
	)
	return cmd
}

func terraform(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := terraformCommand(t, dir, args...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("terraform %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return string(out)
}
