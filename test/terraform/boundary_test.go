package terraform

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flota.dev/flota"
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/gate"
	gatecheck "flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/stack"
)

// unbounded are the roles that carry no boundary, by the modules that make
// them, and why.
var unbounded = map[string]string{
	"module.guard.module.trail.aws_iam_role.logs":       "what records what people do must not be held back by what people may change",
	"module.guard.module.detection.aws_iam_role.config": "AWS Config looks at all there is, beyond what any boundary of ours knows",
	"module.guard.module.break_glass.aws_iam_role.this": "it is for the day on which a policy is what is broken",
}

// rightless may do nothing at first: a service's program, of which the manifest says no more.
const rightless = "module.task.aws_iam_role.task"

// index is that of an instance, in an address.
var index = regexp.MustCompile(`\[[^\]]*\]`)

// managed are AWS's own policies that roles of the fleet have, and the actions
// in them that the fleet has the role for. AWS may add others, which a boundary then holds back.
var managed = map[string][]string{
	// docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonWorkSpacesServiceAccess.html
	"AmazonWorkSpacesServiceAccess": {"ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces"},
	// …/AmazonECSInfrastructureRolePolicyForLoadBalancers.html
	"AmazonECSInfrastructureRolePolicyForLoadBalancers": {
		"elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeTargetGroups",
		"elasticloadbalancing:DescribeTargetHealth", "elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyRule",
		"elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets",
	},
	// …/AmazonRDSEnhancedMonitoringRole.html
	"AmazonRDSEnhancedMonitoringRole": {
		"logs:CreateLogGroup", "logs:PutRetentionPolicy", "logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams", "logs:GetLogEvents",
	},
	// …/AmazonSSMManagedInstanceCore.html, of which an instance of ours uses the sessions, the patches and the inventory.
	"AmazonSSMManagedInstanceCore": {
		"ssm:UpdateInstanceInformation", "ssm:GetDeployablePatchSnapshotForInstance", "ssm:PutInventory", "ssm:PutComplianceItems",
		"ssmmessages:OpenDataChannel", "ec2messages:GetMessages",
	},
	// …/CloudWatchAgentServerPolicy.html
	"CloudWatchAgentServerPolicy": {
		"cloudwatch:PutMetricData", "ec2:DescribeVolumes", "ec2:DescribeTags", "logs:PutLogEvents", "logs:PutRetentionPolicy", "logs:CreateLogStream",
	},
}

// TestRolesAreBounded holds that every role of a fleet that asks for all there
// is carries a permissions boundary, and that the boundary allows every action
// that the role's own policies do: what it held back would fail on AWS only.
func TestRolesAreBounded(t *testing.T) {
	stacks := everything(t)
	world := gatecheck.NewWorld(stacks...)
	spared := map[string]bool{}
	seen := map[string]bool{}
	for _, s := range stacks {
		for _, r := range s.Resources {
			if r.Mode != config.Managed || r.Type != "aws_iam_role" {
				continue
			}
			address := index.ReplaceAllString(r.Address, "")
			seen[address] = true
			boundary := r.Block.Get("permissions_boundary")
			if _, ok := unbounded[address]; ok {
				spared[address] = true
				if !boundary.Absent() {
					t.Errorf("%s: %s carries a boundary, and is said not to", s.Name, r.Address)
				}
				continue
			}
			most := boundaryActions(t, boundary)
			if most == nil {
				t.Errorf("%s: %s carries no boundary", s.Name, r.Address)
				continue
			}
			actions := policiesOf(t, &gatecheck.Subject{Resource: r, World: world})
			for _, action := range actions {
				if !slices.ContainsFunc(most, func(pattern string) bool { return covers(pattern, action) }) {
					t.Errorf("%s: %s may do %s by its policies, which its boundary holds back", s.Name, r.Address, action)
				}
			}
			if len(actions) == 0 && address != rightless {
				t.Errorf("%s: %s has no policy that was found", s.Name, r.Address)
			}
		}
	}
	for address := range unbounded {
		if !spared[address] {
			t.Errorf("no stack has %s, which is said to carry no boundary", address)
		}
	}
	t.Logf("%d kinds of roles in %d stacks", len(seen), len(stacks))
}

// everything evaluates the stacks of the example fleet with everything turned on.
func everything(t *testing.T) []*config.Stack {
	t.Helper()
	dir := t.TempDir()
	example, err := fs.Sub(flota.Examples, "examples/cambio")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, example); err != nil {
		t.Fatal(err)
	}
	manifest, err := os.ReadFile(filepath.Join("testdata", "everything.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "fleet.yaml"), manifest, 0o600); err != nil {
		t.Fatal(err)
	}
	// One service is carried out by CodeDeploy, whose role is made for it.
	orders := filepath.Join(dir, "services", "orders", "service.yaml")
	text, err := os.ReadFile(orders)
	if err != nil {
		t.Fatal(err)
	}
	turned := strings.Replace(string(text), "\ndeploy:\n", "\ndeploy:\n  controller: codedeploy\n", 1)
	if turned == string(text) {
		t.Fatalf("%s has no deploy block to turn to CodeDeploy", orders)
	}
	if err := os.WriteFile(orders, []byte(turned), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := fleet.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	stacks, err := gate.Stacks(config.NewWorkspace(), stack.NewLayout(f, stack.Library{Stacks: flota.Stacks, Modules: flota.Modules}), stack.All(f))
	if err != nil {
		t.Fatal(err)
	}
	return stacks
}

// policiesOf returns the actions that a role's policies allow it.
func policiesOf(t *testing.T, role *gatecheck.Subject) []string {
	t.Helper()
	var out []string
	inline, _ := role.Linked("aws_iam_role_policy", "role")
	for _, p := range inline {
		out = append(out, allowed(t, p, p.Block.Get("policy"))...)
	}
	attachments, _ := role.Linked("aws_iam_role_policy_attachment", "role")
	for _, a := range attachments {
		out = append(out, attached(t, a)...)
	}
	return out
}

// attached returns the actions of the policy that an attachment names.
func attached(t *testing.T, r *config.Resource) []string {
	t.Helper()
	policy := r.Block.Get("policy_arn")
	if ref, ok := policy.Ref(); ok {
		var out []string
		for _, p := range ref.Resources() {
			out = append(out, allowed(t, p, p.Block.Get("policy"))...)
		}
		return out
	}
	arn, _ := policy.Text("")
	name := path.Base(arn)
	if name == "AdministratorAccess" {
		return []string{"*"}
	}
	actions, ok := managed[name]
	if !ok {
		t.Errorf("%s attaches %s, of which the test does not know what it is for", r.Address, arn)
	}
	return actions
}

// boundaryActions returns what a boundary allows, or nil without one.
func boundaryActions(t *testing.T, v config.Value) []string {
	t.Helper()
	var out []string
	for _, ref := range v.Refs() {
		for _, r := range ref.Resources() {
			out = append(out, allowed(t, r, r.Block.Get("policy"))...)
		}
	}
	return out
}

// allowed returns the actions, or patterns of them, that a policy allows.
func allowed(t *testing.T, r *config.Resource, v config.Value) []string {
	t.Helper()
	text, _ := v.Text("")
	var policy struct {
		Statement []struct {
			Effect string
			Action texts
		}
	}
	if err := json.Unmarshal([]byte(text), &policy); err != nil {
		t.Fatalf("%s: the policy cannot be read: %v", r.Address, err)
	}
	var out []string
	for _, s := range policy.Statement {
		if s.Effect == "Allow" {
			out = append(out, s.Action...)
		}
	}
	return out
}

// texts is one string, or a list of them, as policies have both.
type texts []string

func (x *texts) UnmarshalJSON(data []byte) error {
	var one string
	if json.Unmarshal(data, &one) == nil {
		*x = texts{one}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(x))
}

// covers reports whether a pattern allows all that an action does, which may be a pattern too.
func covers(pattern, action string) bool {
	head, tail, wild := strings.Cut(strings.ToLower(pattern), "*")
	action = strings.ToLower(action)
	if !wild {
		return head == action
	}
	return strings.HasPrefix(action, head) && strings.HasSuffix(action, tail) && len(action) >= len(head)+len(tail)
}
