package provider

import (
	"testing"

	"flota.dev/flota/internal/sandbox/store"
)

// What others do to a machine shows in Terraform's refresh, and is no change to its plan.
func TestStoppedMachinesAreNoDrift(t *testing.T) {
	e := newEngine(t, Options{})
	vpc, a, b, _ := e.network()
	directory := e.make("aws_directory_service_directory", store.Attributes{
		"name": "corp.example.com", "password": "long-enough", "size": "Small",
		"vpc_settings": []any{map[string]any{"vpc_id": vpc, "subnet_ids": []any{a, b}}},
	})
	registered := e.make("aws_workspaces_directory", store.Attributes{"directory_id": directory["id"]})
	if registered["directory_type"] != "SIMPLE_AD" {
		t.Errorf("directory_type is %v", registered["directory_type"])
	}
	tests := []struct {
		typ, attribute, stopped string
		config                  store.Attributes
	}{
		{"aws_instance", "instance_state", "stopped", store.Attributes{"ami": "ami-1", "instance_type": "t4g.micro", "subnet_id": a}},
		{"aws_workspaces_workspace", "state", "STOPPED", store.Attributes{
			"bundle_id": "wsb-123456789", "directory_id": directory["id"], "user_name": "ann",
			"workspace_properties": []any{map[string]any{"running_mode": "AUTO_STOP", "running_mode_auto_stop_timeout_in_minutes": 60.0, "compute_type_name": "STANDARD"}},
		}},
	}
	for _, tt := range tests {
		made := e.make(tt.typ, tt.config)
		key := store.Key{Account: testAccount, Region: "us-east-1", Type: tt.typ, ID: made["id"].(string)}
		if err := e.store.Update(key, func(a store.Attributes) error { a[tt.attribute] = tt.stopped; return nil }); err != nil {
			t.Fatal(err)
		}
		read := e.refresh(tt.typ, made)
		if read[tt.attribute] != tt.stopped {
			t.Errorf("%s is %v", tt.typ, read[tt.attribute])
		}
		planned, replace := e.plan(tt.typ, read, tt.config)
		if planned[tt.attribute] != tt.stopped || len(replace) > 0 {
			t.Errorf("%s is planned to be %v, replaced for %v", tt.typ, planned[tt.attribute], replace)
		}
	}
}

func TestMachinesThatAWSRefuses(t *testing.T) {
	for _, tt := range []struct {
		typ, path string
		good, bad any
	}{
		{"aws_ssm_patch_baseline", "name", "cambio-dev-linux", "x y"},
		{"aws_ssm_patch_baseline", "operating_system", "AMAZON_LINUX_2023", "PLAN9"},
		{"aws_ssm_patch_baseline", "approval_rule.approve_after_days", 7.0, 400.0},
		{"aws_ssm_maintenance_window", "duration", 3.0, 25.0},
		{"aws_ssm_maintenance_window_task", "task_type", "RUN_COMMAND", "SHELL"},
		{"aws_ssm_document", "document_type", "Automation", "Script"},
		{"aws_ssm_association", "compliance_severity", "MEDIUM", "MILD"},
		{"aws_workspaces_workspace", "workspace_properties.running_mode", "AUTO_STOP", "SOMETIMES"},
		{"aws_workspaces_workspace", "workspace_properties.running_mode_auto_stop_timeout_in_minutes", 120.0, 45.0},
		{"aws_directory_service_directory", "password", "long-enough", "short"},
	} {
		check := kindOf(tt.typ).rules[tt.path]
		if applyRule(check, tt.good) != "" || applyRule(check, tt.bad) == "" {
			t.Errorf("%s.%s: %v: %q, %v: %q", tt.typ, tt.path, tt.good, applyRule(check, tt.good), tt.bad, applyRule(check, tt.bad))
		}
	}
}
