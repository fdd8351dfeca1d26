package secret

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"flota.dev/flota/test/bed"
)

// leaky holds a canary in every place where a secret may stand in Terraform,
// beside attributes that checks tell the values of.
const leaky = `
variable "password" {
  default = "CANARY"
}

locals {
  url = "postgres://orders:CANARY@db.internal/orders"
}

provider "aws" {
  access_key = "AKIAQ3EGRZ7TXB5NWM4K"
  secret_key = "CANARY"
}

resource "aws_db_instance" "orders" {
  engine              = "postgres"
  username            = "orders"
  password            = var.password
  publicly_accessible = true
  tags                = { url = local.url }
}

resource "aws_instance" "orders" {
  ami       = "ami-12345678"
  user_data = <<-EOT
    #!/bin/sh
    export DB_PASSWORD=CANARY
  EOT
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111111111111:role/orders"
  environment {
    variables = { API_KEY = "CANARY", CODED = base64encode("password=CANARY") }
  }
}

resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  container_definitions = jsonencode([{ name = "orders", image = "orders:latest", environment = [{ name = "TOKEN", value = "CANARY" }] }])
}

resource "aws_ssm_parameter" "orders" {
  name  = "orders"
  type  = "String"
  value = "CANARY"
}

output "password" {
  value = var.password
}
`

func TestCheckShowsNoSecret(t *testing.T) {
	const canary = "kW8zQ4vT1nX6pL3rB9sD"
	dir := t.TempDir()
	for name, text := range map[string]string{
		"main.tf": strings.ReplaceAll(leaky, "CANARY", canary), "deploy.env": "DB_PASSWORD=" + canary + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{
		{"--verbose"}, {"--severity", "low"}, {"--format", "json"}, {"--format", "sarif"}, {"--format", "junit"}, {"--format", "code-insights"}, {"--fix"},
	} {
		cmd := exec.Command(bed.Binary(), append([]string{"check", dir}, args...)...)
		out, _ := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() != 3 || len(out) < 1000 {
			t.Fatalf("%v: exit %d, %d bytes\n%s", args, cmd.ProcessState.ExitCode(), len(out), out)
		}
		for _, form := range forms(canary) {
			if i := strings.Index(string(out), form); i >= 0 {
				t.Errorf("check %v shows the secret: %s", args, out[max(0, i-200):i])
			}
		}
	}
}
