package provider

import (
	"regexp"
	"testing"

	"flota.dev/flota/internal/sandbox/store"
)

// TestNames holds ids, ARNs and host names against AWS's formats.
func TestNames(t *testing.T) {
	e := newEngine(t, Options{})
	vpc, a, b, group := e.network()
	for _, c := range []struct {
		typ    string
		config store.Attributes
		want   map[string]string
	}{
		{"aws_vpc", store.Attributes{"cidr_block": "10.1.0.0/16"}, map[string]string{
			"id": `vpc-[0-9a-f]{17}`, "arn": `arn:aws:ec2:us-east-1:111111111111:vpc/vpc-[0-9a-f]{17}`, "default_security_group_id": `sg-[0-9a-f]{17}`,
		}},
		{"aws_subnet", store.Attributes{"vpc_id": vpc, "cidr_block": "10.0.9.0/24"}, map[string]string{
			"id": `subnet-[0-9a-f]{17}`, "availability_zone": "us-east-1a", "availability_zone_id": "use1-az1",
		}},
		{"aws_lb", store.Attributes{"name": "in", "internal": true, "subnets": []any{a, b}, "security_groups": []any{group}}, map[string]string{
			"arn":        `arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/in/[0-9a-f]{16}`,
			"arn_suffix": `app/in/[0-9a-f]{16}`, "dns_name": `internal-in-\d+\.us-east-1\.elb\.amazonaws\.com`, "vpc_id": vpc,
		}},
		{"aws_lb_target_group", store.Attributes{"name_prefix": "tg-", "vpc_id": vpc, "port": 80.0, "protocol": "HTTP"}, map[string]string{
			"name": `tg-\d{18}[0-9a-f]{8}`, "arn_suffix": `targetgroup/tg-\d{18}[0-9a-f]{8}/[0-9a-f]{16}`,
		}},
		{"aws_ecr_repository", store.Attributes{"name": "cambio/x"}, map[string]string{
			"repository_url": `111111111111\.dkr\.ecr\.us-east-1\.amazonaws\.com/cambio/x`,
		}},
		{"aws_kms_key", store.Attributes{}, map[string]string{
			"key_id": `[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}`, "arn": `arn:aws:kms:us-east-1:111111111111:key/[0-9a-f-]{36}`,
		}},
		{"aws_iam_role", store.Attributes{"name": "x", "path": "/ecs/", "assume_role_policy": "{}"}, map[string]string{
			"id": "x", "arn": "arn:aws:iam::111111111111:role/ecs/x", "unique_id": "AROA[A-Z2-7]{17}",
		}},
		{"aws_s3_bucket", store.Attributes{"bucket": "x-y"}, map[string]string{
			"id": "x-y", "arn": "arn:aws:s3:::x-y", "bucket_regional_domain_name": `x-y\.s3\.us-east-1\.amazonaws\.com`,
		}},
		{"aws_db_instance", database, map[string]string{
			"id": "db-[A-Z2-7]{26}", "address": `main\.[a-z0-9]{12}\.us-east-1\.rds\.amazonaws\.com`, "arn": "arn:aws:rds:us-east-1:111111111111:db:main",
		}},
		{"aws_secretsmanager_secret", store.Attributes{"name": "a/b"}, map[string]string{
			"arn": `arn:aws:secretsmanager:us-east-1:111111111111:secret:a/b-[a-z0-9]{6}`,
		}},
		{"aws_ssm_parameter", store.Attributes{"name": "/a/b", "type": "String", "value": "x"}, map[string]string{
			"arn": "arn:aws:ssm:us-east-1:111111111111:parameter/a/b", "id": "/a/b",
		}},
		{"aws_cloudfront_distribution", least(e.schema.Resources["aws_cloudfront_distribution"]), map[string]string{
			"domain_name": `d[a-z0-9]{13}\.cloudfront\.net`, "arn": "arn:aws:cloudfront::111111111111:distribution/E[A-Z2-7]{13}",
		}},
		{"aws_apigatewayv2_api", store.Attributes{"name": "x", "protocol_type": "HTTP"}, map[string]string{
			"api_endpoint": `https://[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com`,
		}},
		{"aws_scheduler_schedule", least(e.schema.Resources["aws_scheduler_schedule"]), map[string]string{"id": `default/terraform-\d{18}[0-9a-f]{8}`}},
	} {
		t.Run(c.typ, func(t *testing.T) {
			e.t = t
			state := e.make(c.typ, c.config)
			for name, pattern := range c.want {
				if got := text(state[name]); !regexp.MustCompile("^(?:" + pattern + ")$").MatchString(got) {
					t.Errorf("%s is %q", name, got)
				}
			}
			if tags, ok := state["tags_all"].(map[string]any); ok && tags["fleet"] != "cambio" {
				t.Errorf("tags_all is %v", tags)
			}
		})
	}
}
