package iam

import (
	"slices"
	"strings"
)

// Way is the way that an escalation takes.
type Way string

// The ways to more rights.
const (
	ByPolicy     Way = "policy"     // one's own policies are changed
	ByCredential Way = "credential" // another user's key or password is made
	ByTrust      Way = "trust"      // a role is made to trust one
	ByPassing    Way = "passing"    // a role is passed to something new that runs one's code
	ByCode       Way = "code"       // code of one's own is run where a role already is
)

// Escalation is a set of actions that together let an identity give itself more
// rights than it has, where they are allowed on every resource.
type Escalation struct {
	Way     Way
	Actions []string
}

// String is the actions, as they are read out.
func (e Escalation) String() string {
	last := len(e.Actions) - 1
	if last < 1 {
		return strings.Join(e.Actions, "")
	}
	return strings.Join(e.Actions[:last], ", ") + " and " + e.Actions[last]
}

// Escalations are the paths that are known: those of Rhino Security Labs'
// "AWS IAM Privilege Escalation" and pathfinding.cloud's.
var Escalations = slices.Concat(
	paths(ByPolicy,
		"iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:AttachUserPolicy", "iam:AttachGroupPolicy", "iam:AttachRolePolicy",
		"iam:PutUserPolicy", "iam:PutGroupPolicy", "iam:PutRolePolicy", "iam:AddUserToGroup",
		"iam:DeleteUserPermissionsBoundary", "iam:DeleteRolePermissionsBoundary", "iam:PutUserPermissionsBoundary", "iam:PutRolePermissionsBoundary",
		"sso:AttachManagedPolicyToPermissionSet", "sso:PutInlinePolicyToPermissionSet", "sso:CreateAccountAssignment"),
	paths(ByCredential, "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile"),
	paths(ByTrust, "iam:UpdateAssumeRolePolicy"),
	passing("ec2:RunInstances", "ec2:RequestSpotInstances", "ec2:AssociateIamInstanceProfile", "ec2:ReplaceIamInstanceProfileAssociation",
		"lambda:CreateFunction lambda:InvokeFunction", "lambda:CreateFunction lambda:AddPermission", "lambda:CreateFunction lambda:CreateEventSourceMapping",
		"glue:CreateDevEndpoint", "glue:CreateJob glue:StartJobRun", "glue:CreateJob glue:CreateTrigger", "glue:UpdateJob glue:StartJobRun",
		"cloudformation:CreateStack", "cloudformation:CreateStackSet", "cloudformation:UpdateStackSet",
		"datapipeline:CreatePipeline",
		"sagemaker:CreateNotebookInstance", "sagemaker:CreateTrainingJob", "sagemaker:CreateProcessingJob",
		"codebuild:CreateProject codebuild:StartBuild", "codebuild:CreateProject codebuild:StartBuildBatch",
		"ecs:RegisterTaskDefinition ecs:RunTask", "ecs:RegisterTaskDefinition ecs:StartTask", "ecs:RegisterTaskDefinition ecs:CreateService",
		"apprunner:CreateService", "states:CreateStateMachine states:StartExecution", "codestar:CreateProject", "batch:RegisterJobDefinition batch:SubmitJob",
		"elasticmapreduce:RunJobFlow", "scheduler:CreateSchedule", "ssm:StartAutomationExecution"),
	paths(ByCode, "lambda:UpdateFunctionCode", "glue:UpdateDevEndpoint", "ssm:SendCommand", "ssm:StartSession",
		"cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet", "sagemaker:CreatePresignedNotebookInstanceUrl",
		"ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances", "lambda:UpdateFunctionConfiguration", "codestar:AssociateTeamMember"),
)

func paths(way Way, each ...string) []Escalation {
	var out []Escalation
	for _, actions := range each {
		out = append(out, Escalation{way, strings.Fields(actions)})
	}
	return out
}

func passing(each ...string) []Escalation {
	out := paths(ByPassing, each...)
	for i := range out {
		out[i].Actions = append([]string{"iam:PassRole"}, out[i].Actions...)
	}
	return out
}

// Escalates returns the first path of a way that policies of one identity open
// together, and how sure that is.
func Escalates(way Way, policies ...*Policy) (Escalation, Answer) {
	var found Escalation
	best := No
	if !slices.ContainsFunc(policies, (*Policy).wide) {
		return found, best
	}
	for _, e := range Escalations {
		if e.Way != way {
			continue
		}
		a := Yes
		for _, action := range e.Actions {
			if a = min(a, granted(action, policies)); a == No {
				break
			}
		}
		if a > best {
			found, best = e, a
		}
	}
	return found, best
}

// wide reports whether a policy allows anything at all on everything there is, or on all of one kind.
func (p *Policy) wide() bool {
	return slices.ContainsFunc(p.Statements, func(s Statement) bool {
		return s.Allows() != No && s.On(Whole) != No && s.Narrowed() != Yes
	})
}

func granted(action string, policies []*Policy) Answer {
	best := No
	for _, p := range policies {
		if p.Taken(action) {
			return No
		}
		a, _ := p.Grants(action, Whole)
		best = max(best, a)
	}
	return best
}
