package api

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// TestCommandLine runs the aws command line, a client that was not written for
// us, against every service. Each command must answer JSON that holds a text.
func TestCommandLine(t *testing.T) {
	d := newDoor(t)
	d.logs(t, 4)
	d.ssm(t)
	d.secrets(t)
	d.elb(t)
	d.alarms(t)
	d.cloudwatch(t)
	d.s3(t)
	d.cloudMap(t)
	if _, err := push(t, d.ecr(t), "shop/orders", "v1"); err != nil {
		t.Fatal(err)
	}
	d.put(t, "aws_db_instance", "shop-dev-main", store.Attributes{
		"identifier": "shop-dev-main", "engine": "postgres", "status": "available", "port": 5432, "address": "shop-dev-main.rds.amazonaws.com",
	})
	d.cluster(t)
	d.machines(t)
	d.keys(t)
	d.insightRule(t)
	recent := time.Now().Add(-time.Hour).UTC().Format(time.RFC3339)
	later := time.Now().Add(time.Hour).UTC().Format(time.RFC3339)
	tests := []struct{ command, want string }{
		{"sts get-caller-identity", testAccount},
		{"s3api list-buckets", stateBucket},
		{"s3api list-objects-v2 --bucket " + stateBucket, ""},
		{"ecr describe-repositories", "shop/orders"},
		{"ecr describe-images --repository-name shop/orders", "imageDigest"},
		{"ecr list-images --repository-name shop/orders", "v1"},
		{"elbv2 describe-load-balancers", "shop-dev"},
		{"elbv2 describe-target-groups", "shop-dev-orders-green"},
		{"elbv2 describe-listeners --load-balancer-arn " + balancerARN, listenerARN},
		{"elbv2 describe-rules --listener-arn " + listenerARN, "/orders/*"},
		{"elbv2 describe-target-health --target-group-arn " + blueARN, "Target.FailedHealthChecks"},
		{"elbv2 describe-tags --resource-arns " + balancerARN, "environment"},
		{"cloudwatch describe-alarms", "orders-5xx"},
		{"cloudwatch list-metrics --namespace Shop", "Sold"},
		{"cloudwatch get-metric-statistics --namespace Shop --metric-name Sold --dimensions Name=Service,Value=orders --period 3600 --statistics Sum --start-time " + recent + " --end-time " + later, "Sum"},
		{"cloudwatch describe-insight-rules", "orders-levels"},
		{"cloudwatch get-insight-rule-report --rule-name orders-levels --period 60 --metrics UniqueContributors SampleCount --start-time " + began.Format(time.RFC3339) + " --end-time " + later, `"ApproximateUniqueCount": 2`},
		{"cloudwatch disable-insight-rules --rule-names no-rule", "ResourceNotFound"},
		{"logs describe-log-groups", ordersLogs},
		{"logs describe-log-streams --log-group-name " + ordersLogs, "app/1"},
		{"logs filter-log-events --log-group-name " + ordersLogs + " --filter-pattern error", `\"error\"`},
		{"logs get-log-events --log-group-name " + ordersLogs + " --log-stream-name app/1", `\"info\"`},
		{"ssm describe-parameters", "/shop/dev/key"},
		{"ssm get-parameter --name /shop/dev/key --with-decryption", "s3cret"},
		{"ssm get-parameters-by-path --path /shop --recursive", "/shop/prod/key"},
		{"secretsmanager list-secrets", "rds!db-1"},
		{"secretsmanager describe-secret --secret-id shop/payments", "v1"},
		{"secretsmanager get-secret-value --secret-id shop/payments", "from terraform"},
		{"secretsmanager list-secret-version-ids --secret-id rds!db-1", "AWSCURRENT"},
		{"rds describe-db-instances", "shop-dev-main"},
		{"rds describe-db-instances --db-instance-identifier shop-dev-ledger-2", "shop-dev-ledger"},
		{"rds describe-db-clusters --query DBClusters[].ReaderEndpoint", "shop-dev-ledger.cluster-ro-abc"},
		{"rds describe-db-clusters --query DBClusters[].DBClusterMembers[?IsClusterWriter].DBInstanceIdentifier", "shop-dev-ledger-1"},
		{"kms list-keys", signingKey},
		{"kms list-aliases --key-id " + signingKey, "alias/shop-signing"},
		{"kms describe-key --key-id alias/shop-signing", "SIGN_VERIFY"},
		{"servicediscovery list-namespaces", "shop-dev.internal"},
		{"servicediscovery list-services --filters Name=NAMESPACE_ID,Values=ns-1", "\"InstanceCount\": 1"},
		{"servicediscovery list-instances --service-id srv-1", "\"AWS_INSTANCE_PORT\": \"20017\""},
		{"ec2 describe-instances --filters Name=tag:team,Values=ba*", "i-0bastion"},
		{"ec2 describe-instance-status --include-all-instances", "i-0office"},
		{"ec2 stop-instances --instance-ids i-0bastion", "stopping"},
		{"workspaces describe-workspaces --user-name ann", "ws-ann"},
		{"workspaces describe-workspace-directories", "SLiad+CODE"},
		{"ssm get-parameter --name /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64", "ami-"},
		{"ssm get-parameters-by-path --path /aws/service/ami-windows-latest", "Windows_Server-2025-English-Full-Base"},
	}
	for _, test := range tests {
		t.Run(test.command, func(t *testing.T) {
			t.Parallel()
			out, message := d.cli(t, test.command)
			if message != "" {
				t.Fatal(message)
			}
			if len(out) > 0 && !json.Valid(out) || !strings.Contains(string(out), test.want) {
				t.Errorf("%s: no %q in\n%s", test.command, test.want, out)
			}
		})
	}
	t.Run("operation that is not there", func(t *testing.T) {
		t.Parallel()
		if _, message := d.cli(t, "elbv2 describe-account-limits"); !strings.Contains(message, "DescribeAccountLimits") {
			t.Errorf("message = %q", message)
		}
	})
}

// cluster makes an Aurora cluster of two serverless instances.
func (d *door) cluster(t *testing.T) {
	t.Helper()
	d.put(t, typeCluster, "shop-dev-ledger", store.Attributes{
		"cluster_identifier": "shop-dev-ledger", "engine": "aurora-postgresql", "engine_mode": "provisioned", "port": 5432,
		"endpoint": "shop-dev-ledger.cluster-abc.rds.amazonaws.com", "reader_endpoint": "shop-dev-ledger.cluster-ro-abc.rds.amazonaws.com",
		"serverlessv2_scaling_configuration": []any{map[string]any{"min_capacity": 0.5, "max_capacity": 2.0}},
	})
	for i, name := range []string{"shop-dev-ledger-1", "shop-dev-ledger-2"} {
		d.put(t, typeMember, name, store.Attributes{
			"identifier": name, "cluster_identifier": "shop-dev-ledger", "instance_class": "db.serverless", "engine": "aurora-postgresql",
			"writer": i == 0, "promotion_tier": i, "endpoint": name + ".abc.rds.amazonaws.com", "port": 5432,
		})
	}
}

// cli runs the aws command line and returns its output, or what it said when it failed.
func (d *door) cli(t *testing.T, command string) (out []byte, message string) {
	t.Helper()
	args := append([]string{"--endpoint-url", d.url, "--output", "json"}, strings.Fields(command)...)
	cmd := exec.CommandContext(t.Context(), "aws", args...)
	cmd.Env = append(os.Environ(),
		"AWS_ACCESS_KEY_ID="+testAccount, "AWS_SECRET_ACCESS_KEY=sandbox", "AWS_DEFAULT_REGION="+testRegion,
		"AWS_EC2_METADATA_DISABLED=true", "AWS_CONFIG_FILE=/dev/null", "AWS_SHARED_CREDENTIALS_FILE=/dev/null", "AWS_PAGER=",
	)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return out, err.Error() + ": " + stderr.String()
	}
	return out, ""
}
