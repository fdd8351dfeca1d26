package provider

import (
	"testing"

	"flota.dev/flota/internal/sandbox/store"
)

func TestSources(t *testing.T) {
	e := newEngine(t, Options{})
	vpc, a, _, _ := e.network()
	e.make("aws_ssm_parameter", store.Attributes{"name": "/x", "type": "String", "value": "y"})
	key := e.make("aws_kms_key", store.Attributes{"description": "x"})
	e.make("aws_kms_alias", store.Attributes{"name": "alias/x", "target_key_id": key["id"]})
	e.make("aws_ecs_cluster", store.Attributes{"name": "dev", "tags": map[string]any{"team": "a"}})
	filter := func(name, value string) []any { return []any{map[string]any{"name": name, "values": []any{value}}} }
	for _, c := range []struct {
		typ    string
		config store.Attributes
		result string
		want   any // nil for a refusal
	}{
		{"aws_caller_identity", store.Attributes{}, "account_id", testAccount},
		{"aws_partition", store.Attributes{}, "dns_suffix", "amazonaws.com"},
		{"aws_region", store.Attributes{}, "name", "us-east-1"},
		{"aws_arn", store.Attributes{"arn": "arn:aws:s3:::x"}, "service", "s3"},
		{"aws_arn", store.Attributes{"arn": "x"}, "service", nil},
		{"aws_vpc", store.Attributes{"id": vpc}, "cidr_block", "10.0.0.0/16"},
		{"aws_vpc", store.Attributes{"tags": map[string]any{"fleet": "cambio"}}, "id", vpc},
		{"aws_vpc", store.Attributes{"id": "vpc-0"}, "cidr_block", nil},
		{"aws_subnet", store.Attributes{"filter": filter("availability-zone", "us-east-1a")}, "id", a},
		{"aws_ssm_parameter", store.Attributes{"name": "/x"}, "value", "y"},
		{"aws_ssm_parameter", store.Attributes{"name": "/none"}, "value", nil},
		{"aws_ssm_parameter", store.Attributes{"name": "/aws/service/ami-windows-latest/Windows_Server-2025-English-Full-Base"}, "type", "String"},
		{"aws_ssm_parameter", store.Attributes{"name": "/aws/service/ami-windows-latest/Windows_Server-95"}, "type", nil},
		{"aws_workspaces_bundle", store.Attributes{"owner": "AMAZON", "name": "Value with Ubuntu 22.04 (WSP)"}, "owner", "AMAZON"},
		{"aws_workspaces_bundle", store.Attributes{"owner": "AMAZON", "name": "Huge with Windows 95"}, "owner", nil},
		{"aws_secretsmanager_random_password", store.Attributes{"password_length": 1000.0, "exclude_punctuation": true}, "exclude_punctuation", true},
		{"aws_secretsmanager_random_password", store.Attributes{"password_length": 3.0}, "random_password", nil},
		{"aws_kms_key", store.Attributes{"key_id": "alias/x"}, "arn", key["arn"]},
		{"aws_ecs_cluster", store.Attributes{"cluster_name": "dev"}, "arn", "arn:aws:ecs:us-east-1:111111111111:cluster/dev"},
		{"aws_ecs_cluster", store.Attributes{"cluster_name": "prod"}, "arn", nil},
		{"aws_cloudfront_cache_policy", store.Attributes{"name": "Managed-CachingDisabled"}, "id", "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"},
		{"aws_elb_service_account", store.Attributes{}, "id", "127311923021"},
		{"aws_ec2_managed_prefix_list", store.Attributes{"name": "com.amazonaws.us-east-1.s3"}, "owner_id", "AWS"},
	} {
		t.Run(c.typ, func(t *testing.T) {
			e.t = t
			state, refusal := e.read(c.typ, c.config)
			if (refusal != "") != (c.want == nil) || state[c.result] != c.want {
				t.Errorf("%s is %v, want %v; refusal %q", c.result, state[c.result], c.want, refusal)
			}
		})
	}
	// Of these every question has another.
	drawn, _ := e.read("aws_secretsmanager_random_password", store.Attributes{"exclude_punctuation": true})
	again, _ := e.read("aws_secretsmanager_random_password", store.Attributes{"exclude_punctuation": true})
	if password, _ := drawn["random_password"].(string); len(password) != 32 || drawn["random_password"] == again["random_password"] {
		t.Errorf("passwords: %v, then %v", drawn["random_password"], again["random_password"])
	}
	// One question has one answer, or every plan would find a change.
	first, _ := e.read("aws_ami", store.Attributes{"owners": []any{"amazon"}, "name_regex": "al2023"})
	second, _ := e.read("aws_ami", store.Attributes{"owners": []any{"amazon"}, "name_regex": "al2023"})
	if first["id"] != second["id"] {
		t.Errorf("aws_ami is %v, then %v", first["id"], second["id"])
	}
}

func TestZones(t *testing.T) {
	e := newEngine(t, Options{})
	state, _ := e.read("aws_availability_zones", store.Attributes{"exclude_names": []any{"us-east-1b"}})
	names, _ := state["names"].([]any)
	if len(names) != 5 || names[0] != "us-east-1a" || names[1] != "us-east-1c" {
		t.Errorf("zones: %v", names)
	}
	ids := []any{map[string]any{"name": "zone-id", "values": []any{"use1-az2", "use1-az6"}}}
	state, _ = e.read("aws_availability_zones", store.Attributes{"filter": ids})
	if names, _ := state["names"].([]any); len(names) != 2 || names[0] != "us-east-1b" || names[1] != "us-east-1f" {
		t.Errorf("zones of %v: %v", ids, names)
	}
	for zone, want := range map[string]string{"us-east-1a": "use1-az1", "eu-central-1c": "euc1-az3", "ap-southeast-2b": "aps2-az2", "": ""} {
		if got := zoneIDOf(zone); got != want {
			t.Errorf("%s: %s, want %s", zone, got, want)
		}
	}
}
