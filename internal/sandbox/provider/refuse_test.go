package provider

import (
	"strings"
	"testing"

	"flota.dev/flota/internal/sandbox/store"
)

// network makes what most resources stand in.
func (e *engine) network() (vpc, subnetA, subnetB, group string) {
	e.t.Helper()
	vpc = text(e.make("aws_vpc", store.Attributes{"cidr_block": "10.0.0.0/16"})["id"])
	a := e.make("aws_subnet", store.Attributes{"vpc_id": vpc, "cidr_block": "10.0.1.0/24", "availability_zone": "us-east-1a"})
	b := e.make("aws_subnet", store.Attributes{"vpc_id": vpc, "cidr_block": "10.0.2.0/24", "availability_zone": "us-east-1b"})
	g := e.make("aws_security_group", store.Attributes{"vpc_id": vpc, "name": "lb"})
	return vpc, text(a["id"]), text(b["id"]), text(g["id"])
}

func TestRefusals(t *testing.T) {
	e := newEngine(t, Options{})
	vpc, a, b, group := e.network()
	balancer := e.make("aws_lb", store.Attributes{"name": "lb", "subnets": []any{a, b}, "security_groups": []any{group}})
	e.make("aws_lb_target_group", store.Attributes{"name": "orders", "vpc_id": vpc, "port": 80.0, "protocol": "HTTP"})
	e.make("aws_ecr_repository", store.Attributes{"name": "cambio/orders"})
	e.make("aws_cloudwatch_log_group", store.Attributes{"name": "/cambio"})
	e.make("aws_iam_role", store.Attributes{"name": "task", "assume_role_policy": "{}"})
	e.make("aws_secretsmanager_secret", store.Attributes{"name": "payments"})
	for _, c := range []struct {
		name, typ string
		config    store.Attributes
		want      string
	}{
		{"subnet in no VPC", "aws_subnet", store.Attributes{"vpc_id": "vpc-0", "cidr_block": "10.0.3.0/24"}, "InvalidVpcID.NotFound: the vpc ID 'vpc-0' does not exist"},
		{"subnet outside its VPC", "aws_subnet", store.Attributes{"vpc_id": vpc, "cidr_block": "10.9.0.0/24"}, "InvalidSubnet.Range"},
		{"subnet over another", "aws_subnet", store.Attributes{"vpc_id": vpc, "cidr_block": "10.0.1.128/25"}, "InvalidSubnet.Conflict"},
		{"security group of the same name", "aws_security_group", store.Attributes{"vpc_id": vpc, "name": "lb"}, "InvalidGroup.Duplicate"},
		{"load balancer in one zone", "aws_lb", store.Attributes{"name": "x", "subnets": []any{a}}, "at least two subnets"},
		{"load balancer with no such group", "aws_lb", store.Attributes{"name": "x", "subnets": []any{a, b}, "security_groups": []any{"sg-0"}}, "InvalidGroup.NotFound"},
		{"listener of no load balancer", "aws_lb_listener", store.Attributes{"load_balancer_arn": "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/no/1"}, "LoadBalancerNotFound"},
		{"HTTPS without certificate", "aws_lb_listener", store.Attributes{"load_balancer_arn": balancer["arn"], "protocol": "HTTPS", "port": 443.0}, "a certificate must be specified"},
		{"target group of the same name", "aws_lb_target_group", store.Attributes{"name": "orders", "vpc_id": vpc}, "DuplicateTargetGroupName"},
		{"repository of the same name", "aws_ecr_repository", store.Attributes{"name": "cambio/orders"}, "RepositoryAlreadyExistsException"},
		{"log group of the same name", "aws_cloudwatch_log_group", store.Attributes{"name": "/cambio"}, "ResourceAlreadyExistsException"},
		{"log group with no such key", "aws_cloudwatch_log_group", store.Attributes{"name": "/x", "kms_key_id": "arn:aws:kms:us-east-1:111111111111:key/none"}, "NotFoundException"},
		{"role of the same name", "aws_iam_role", store.Attributes{"name": "task", "assume_role_policy": "{}"}, "EntityAlreadyExists"},
		{"policy of no role", "aws_iam_role_policy_attachment", store.Attributes{"role": "none", "policy_arn": "arn:aws:iam::aws:policy/X"}, "NoSuchEntity"},
		{"policy that is not there", "aws_iam_role_policy_attachment", store.Attributes{"role": "task", "policy_arn": "arn:aws:iam::111111111111:policy/X"}, "does not exist"},
		{"secret of the same name", "aws_secretsmanager_secret", store.Attributes{"name": "payments"}, "ResourceExistsException"},
		{"service in no cluster", "aws_ecs_service", store.Attributes{"name": "x", "cluster": "none", "task_definition": elsewhere}, "ResourceNotFoundException"},
		{"Fargate size that is not there", "aws_ecs_task_definition", store.Attributes{
			"family": "x", "cpu": "256", "memory": "4096", "network_mode": "awsvpc", "requires_compatibilities": []any{"FARGATE"}, "container_definitions": "[]",
		}, "no Fargate configuration exists"},
		{"scaling the wrong way round", "aws_appautoscaling_target", store.Attributes{"min_capacity": 5.0, "max_capacity": 1.0}, "ValidationException"},
		{"subnet group in one zone", "aws_db_subnet_group", store.Attributes{"name": "x", "subnet_ids": []any{a}}, "DBSubnetGroupDoesNotCoverEnoughAZs"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if state, refusal := e.try(c.typ, nil, c.config); !strings.Contains(refusal, c.want) {
				t.Errorf("got %q, want %q; state %v", refusal, c.want, state)
			}
		})
	}
}

// TestOneOfAnAccount holds what an account can have only once in a region, and what must be there first.
func TestOneOfAnAccount(t *testing.T) {
	e := newEngine(t, Options{})
	e.make("aws_s3_bucket", store.Attributes{"bucket": "audit"})
	role := e.make("aws_iam_role", store.Attributes{"name": "config", "assume_role_policy": "{}"})
	recorder := store.Attributes{"role_arn": role["arn"]}
	channel := store.Attributes{"s3_bucket_name": "audit"}
	running := store.Attributes{"name": "default", "is_enabled": true}
	standard := store.Attributes{"standards_arn": "arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/3.0.0"}
	analyzer := store.Attributes{"analyzer_name": "a", "type": "ACCOUNT"}
	other := store.Attributes{"analyzer_name": "b", "type": "ACCOUNT"}
	unused := store.Attributes{"analyzer_name": "c", "type": "ACCOUNT_UNUSED_ACCESS"}
	trail := store.Attributes{"name": "shop", "s3_bucket_name": "audit"}
	vpc, _, _, _ := e.network()
	namespace := store.Attributes{"name": "shop-dev.internal", "vpc": vpc}
	for _, step := range []struct {
		typ    string
		config store.Attributes
		want   string // empty: it is made
	}{
		{"aws_guardduty_detector", store.Attributes{}, ""},
		{"aws_guardduty_detector", store.Attributes{}, "a detector already exists"},
		{"aws_securityhub_standards_subscription", standard, "is not subscribed to AWS Security Hub"},
		{"aws_securityhub_account", store.Attributes{}, ""},
		{"aws_securityhub_account", store.Attributes{}, "ResourceConflictException"},
		{"aws_securityhub_standards_subscription", standard, ""},
		{"aws_config_delivery_channel", channel, "NoAvailableConfigurationRecorderException"},
		{"aws_config_configuration_recorder", recorder, ""},
		{"aws_config_configuration_recorder", recorder, "MaxNumberOfConfigurationRecordersExceededException"},
		{"aws_config_configuration_recorder_status", running, "NoAvailableDeliveryChannelException"},
		{"aws_config_delivery_channel", channel, ""},
		{"aws_config_configuration_recorder_status", running, ""},
		{"aws_accessanalyzer_analyzer", analyzer, ""},
		{"aws_accessanalyzer_analyzer", other, "ServiceQuotaExceededException"},
		{"aws_accessanalyzer_analyzer", unused, ""},
		{"aws_cloudtrail", trail, ""},
		{"aws_cloudtrail", trail, "TrailAlreadyExistsException"},
		{"aws_service_discovery_private_dns_namespace", namespace, ""},
		{"aws_service_discovery_private_dns_namespace", namespace, "ConflictingDomainExists"},
		{"aws_service_discovery_service", store.Attributes{"name": "ledger", "namespace_id": "ns-none"}, "NamespaceNotFound"},
	} {
		_, refusal := e.try(step.typ, nil, step.config)
		if step.want == "" && refusal != "" || !strings.Contains(refusal, step.want) {
			t.Errorf("%s %v: got %q, want %q", step.typ, step.config, refusal, step.want)
		}
	}
}

func TestInUse(t *testing.T) {
	e := newEngine(t, Options{})
	vpc, a, b, group := e.network()
	balancer := e.make("aws_lb", store.Attributes{"name": "lb", "subnets": []any{a, b}, "security_groups": []any{group}})
	targets := e.make("aws_lb_target_group", store.Attributes{"name": "orders", "vpc_id": vpc, "port": 80.0, "protocol": "HTTP"})
	action := []any{map[string]any{"type": "forward", "forward": []any{map[string]any{"target_group": []any{map[string]any{"arn": targets["arn"]}}}}}}
	listener := e.make("aws_lb_listener", store.Attributes{"load_balancer_arn": balancer["arn"], "port": 80.0, "default_action": action})
	cluster := e.make("aws_ecs_cluster", store.Attributes{"name": "dev"})
	definition := e.make("aws_ecs_task_definition", store.Attributes{"family": "x", "container_definitions": `[{"name":"x","image":"x"}]`})
	service := e.make("aws_ecs_service", store.Attributes{"name": "x", "cluster": cluster["arn"], "task_definition": definition["arn"]})
	repository := e.make("aws_ecr_repository", store.Attributes{"name": "x"})
	image := store.Key{Account: testAccount, Region: "us-east-1", Type: typeImage, ID: "x@sha256:0"}
	if err := e.store.Put(image, store.Attributes{"repository": "x"}); err != nil {
		t.Fatal(err)
	}
	protected := e.make("aws_db_instance", store.Attributes{"identifier": "main", "engine": "postgres", "instance_class": "db.t4g.micro", "deletion_protection": true})
	for _, c := range []struct {
		typ   string
		state store.Attributes
		want  string
	}{
		{"aws_lb_target_group", targets, "ResourceInUse"},
		{"aws_lb", balancer, "ResourceInUse"},
		{"aws_security_group", store.Attributes{"id": group, "name": "lb"}, "DependencyViolation"},
		{"aws_vpc", store.Attributes{"id": vpc}, "DependencyViolation"},
		{"aws_ecs_cluster", cluster, "ClusterContainsServicesException"},
		{"aws_ecr_repository", repository, "RepositoryNotEmptyException"},
		{"aws_db_instance", protected, "deletion protection is enabled"},
	} {
		t.Run(c.typ, func(t *testing.T) {
			if _, refusal := e.try(c.typ, c.state, nil); !strings.Contains(refusal, c.want) {
				t.Errorf("got %q, want %q", refusal, c.want)
			}
		})
	}
	for _, r := range []struct {
		typ   string
		state store.Attributes
	}{{"aws_lb_listener", listener}, {"aws_lb_target_group", targets}, {"aws_lb", balancer}, {"aws_ecs_service", service}, {"aws_ecs_cluster", cluster}} {
		if _, refusal := e.try(r.typ, r.state, nil); refusal != "" {
			t.Errorf("%s: %s", r.typ, refusal)
		}
	}
}

// TestNewRevision holds that a deregistered task definition is gone for Terraform, and its number is not used again.
func TestNewRevision(t *testing.T) {
	e := newEngine(t, Options{})
	config := store.Attributes{"family": "x", "container_definitions": `[{"name":"x","image":"x"}]`}
	first := e.make("aws_ecs_task_definition", config)
	if _, replace := e.plan("aws_ecs_task_definition", first, store.Attributes{"family": "x", "container_definitions": `[ {"image":"x", "name":"x"} ]`}); len(replace) > 0 {
		t.Errorf("other spaces and order make a new revision: %v", replace)
	}
	if _, replace := e.plan("aws_ecs_task_definition", first, store.Attributes{"family": "x", "container_definitions": `[{"image":"y","name":"x"}]`}); len(replace) == 0 {
		t.Error("another image makes no new revision")
	}
	if _, refusal := e.try("aws_ecs_task_definition", first, nil); refusal != "" {
		t.Fatal(refusal)
	}
	if state := e.refresh("aws_ecs_task_definition", first); state != nil {
		t.Errorf("deregistered, and still there: %v", state)
	}
	second := e.make("aws_ecs_task_definition", config)
	if first["revision"] != 1.0 || second["revision"] != 2.0 {
		t.Errorf("revisions %v, %v", first["revision"], second["revision"])
	}
}
