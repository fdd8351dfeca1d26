package provider

import (
	"slices"

	"flota.dev/flota/internal/sandbox/store"
)

// Limits of a pipeline's structure (CodePipeline User Guide, "Quotas").
const (
	leastStages  = 2
	mostStages   = 50
	mostActions  = 50
	mostPatterns = 8
	mostFilters  = 3
)

// providersOf are the providers of AWS's own actions, by category (CodePipeline
// User Guide, "Valid action types and providers").
var providersOf = map[string]string{
	"Source":   "S3 ECR CodeCommit CodeStarSourceConnection",
	"Build":    "CodeBuild ECRBuildAndPublish",
	"Test":     "CodeBuild DeviceFarm",
	"Deploy":   "S3 CloudFormation CloudFormationStackSet CloudFormationStackInstances CodeDeploy CodeDeployToECS ECS EKS EC2 Lambda ElasticBeanstalk OpsWorks ServiceCatalog AlexaSkillsKit AppConfig",
	"Approval": "Manual",
	"Invoke":   "Lambda StepFunctions InspectorScan CodePipeline",
	"Compute":  "Commands",
}

// checkPipeline refuses what CodePipeline's CreatePipeline refuses.
func checkPipeline(o *op) error {
	p, err := store.Decode[store.Pipeline](store.Record{Attributes: o.attrs})
	if err != nil {
		return err
	}
	for _, check := range []func(store.Pipeline) error{checkPipelineStages, checkPipelineActions, checkPipelineArtifacts, checkPipelineTriggers, checkEdition} {
		if err := check(p); err != nil {
			return err
		}
	}
	return nil
}

func checkPipelineStages(p store.Pipeline) error {
	if n := len(p.Stages); n < leastStages || n > mostStages {
		return refuse("InvalidStructureException", "Pipeline has %d stages. There should be a minimum of %d and a maximum of %d stages in a pipeline", n, leastStages, mostStages)
	}
	names := map[string]bool{}
	for i, s := range p.Stages {
		if names[s.Name] {
			return refuse("InvalidStageDeclarationException", "Stage name must be unique within the pipeline, but %s is not", s.Name)
		}
		names[s.Name] = true
		if n := len(s.Actions); n == 0 || n > mostActions {
			return refuse("InvalidStageDeclarationException", "Stage %s has %d actions. There should be a minimum of 1 and a maximum of %d actions in a stage", s.Name, n, mostActions)
		}
		for _, a := range s.Actions {
			switch {
			case i == 0 && a.Category != "Source":
				return refuse("InvalidStructureException", "Pipeline should start with a stage that only contains source actions")
			case i > 0 && a.Category == "Source":
				return refuse("InvalidStructureException", "Source action %s can only be in the first stage", a.Name)
			}
		}
	}
	return nil
}

func checkPipelineActions(p store.Pipeline) error {
	namespaces := map[string]bool{}
	for _, s := range p.Stages {
		names := map[string]bool{}
		for _, a := range s.Actions {
			switch known, ok := providersOf[a.Category]; {
			case names[a.Name]:
				return refuse("InvalidActionDeclarationException", "Action name must be unique within stage %s, but %s is not", s.Name, a.Name)
			case a.Owner == "AWS" && (!ok || !slices.Contains(fields(known), a.Provider)):
				return refuse("InvalidActionDeclarationException",
					"ActionType (Category: '%s', Provider: '%s', Owner: '%s', Version: '%s') in action '%s' is not available", a.Category, a.Provider, a.Owner, a.Version, a.Name)
			case a.Namespace != "" && namespaces[a.Namespace]:
				return refuse("InvalidActionDeclarationException", "Namespace %s of action %s is used by another action", a.Namespace, a.Name)
			case a.Provider == "CodeBuild" && a.Configuration["ProjectName"] == "":
				return refuse("InvalidActionDeclarationException", "Action configuration for action '%s' is missing required configuration 'ProjectName'", a.Name)
			}
			names[a.Name], namespaces[a.Namespace] = true, true
		}
	}
	return nil
}

// checkPipelineArtifacts follows what actions hand to each other.
func checkPipelineArtifacts(p store.Pipeline) error {
	made := map[string]bool{}
	for _, s := range p.Stages {
		actions := slices.Clone(s.Actions)
		slices.SortStableFunc(actions, func(a, b store.PipelineAction) int { return max(a.RunOrder, 1) - max(b.RunOrder, 1) })
		for _, a := range actions {
			for _, name := range a.Inputs {
				if !made[name] {
					return refuse("InvalidActionDeclarationException",
						"Input Artifact Bundle %s in action %s is not declared as Output Artifact Bundle in any of the preceding actions", name, a.Name)
				}
			}
			switch {
			case a.Category == "Source" && len(a.Outputs) != 1:
				return refuse("InvalidActionDeclarationException", "Action %s has %d output artifacts, which is outside the valid range of 1 to 1", a.Name, len(a.Outputs))
			case a.Provider == "CodeBuild" && len(a.Inputs) == 0:
				return refuse("InvalidActionDeclarationException", "Action %s has 0 input artifacts, which is less than the minimum of 1", a.Name)
			}
			for _, name := range a.Outputs {
				if made[name] {
					return refuse("InvalidStructureException", "Output Artifact Bundle name must be unique within the pipeline. %s has been used more than once", name)
				}
				made[name] = true
			}
		}
	}
	return nil
}

func checkPipelineTriggers(p store.Pipeline) error {
	for _, t := range p.Triggers {
		for _, g := range t.Git {
			if !slices.ContainsFunc(p.Stages[0].Actions, func(a store.PipelineAction) bool {
				return a.Name == g.SourceAction && a.Provider == "CodeStarSourceConnection"
			}) {
				return refuse("ValidationException", "Trigger: the source action %s is not one of provider CodeStarSourceConnection", g.SourceAction)
			}
			if len(g.Push) > mostFilters || len(g.PullRequest) > mostFilters {
				return refuse("ValidationException", "Trigger of %s has more than %d filters", g.SourceAction, mostFilters)
			}
			for _, f := range g.Push {
				if len(f.Tags) > 0 && len(f.Branches)+len(f.Files) > 0 {
					return refuse("ValidationException", "Trigger of %s: tags cannot be combined with branches or file paths", g.SourceAction)
				}
				if err := checkPatterns(g.SourceAction, f.Branches, f.Files, f.Tags); err != nil {
					return err
				}
			}
			for _, f := range g.PullRequest {
				if err := checkPatterns(g.SourceAction, f.Branches, f.Files); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func checkPatterns(action string, lists ...[]store.Patterns) error {
	for _, list := range lists {
		for _, p := range list {
			if len(p.Includes) > mostPatterns || len(p.Excludes) > mostPatterns {
				return refuse("ValidationException", "Trigger of %s: Member must have length less than or equal to %d", action, mostPatterns)
			}
		}
	}
	return nil
}

// checkEdition refuses in a pipeline of type V1 what only V2 has.
func checkEdition(p store.Pipeline) error {
	if p.Type == "V2" {
		return nil
	}
	conditions := slices.ContainsFunc(p.Stages, func(s store.PipelineStage) bool {
		return len(s.BeforeEntry)+len(s.OnSuccess)+len(s.OnFailure) > 0
	})
	for what, has := range map[string]bool{
		"Triggers": len(p.Triggers) > 0, "Variables": len(p.Variables) > 0, "Conditions": conditions,
		"Execution mode " + p.Mode: p.Mode == "QUEUED" || p.Mode == "PARALLEL",
	} {
		if has {
			return refuse("ValidationException", "%s can only be used in a pipeline of type V2", what)
		}
	}
	return nil
}
