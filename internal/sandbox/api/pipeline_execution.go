package api

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"flota.dev/flota/internal/sandbox/pipeline"
)

type listPipelineExecutionsInput struct {
	Name       string `json:"pipelineName"`
	MaxResults int    `json:"maxResults"`
	NextToken  string `json:"nextToken"`
	Filter     struct {
		SucceededIn *struct {
			Stage string `json:"stageName"`
		} `json:"succeededInStage"`
	} `json:"filter"`
}

type listPipelineExecutionsOutput struct {
	Summaries []executionSummary `json:"pipelineExecutionSummaries"`
	NextToken string             `json:"nextToken,omitempty"`
}

// executionSummary is API: PipelineExecutionSummary.
type executionSummary struct {
	ID        string            `json:"pipelineExecutionId"`
	Status    string            `json:"status"`
	Summary   string            `json:"statusSummary,omitempty"`
	Started   *Time             `json:"startTime,omitempty"`
	Updated   *Time             `json:"lastUpdateTime,omitempty"`
	Revisions []sourceRevision  `json:"sourceRevisions"`
	Trigger   executionTrigger  `json:"trigger"`
	Stop      *stopTrigger      `json:"stopTrigger,omitempty"`
	Mode      string            `json:"executionMode"`
	Type      string            `json:"executionType"`
	Rollback  *rollbackMetadata `json:"rollbackMetadata,omitempty"`
}

type sourceRevision struct {
	Action  string `json:"actionName"`
	ID      string `json:"revisionId,omitempty"`
	Summary string `json:"revisionSummary,omitempty"`
	URL     string `json:"revisionUrl,omitempty"`
}

type executionTrigger struct {
	Type   string `json:"triggerType"`
	Detail string `json:"triggerDetail,omitempty"`
}

type stopTrigger struct {
	Reason string `json:"reason"`
}

type rollbackMetadata struct {
	Target string `json:"rollbackTargetPipelineExecutionId"`
}

// listPipelineExecutions lists the newest first.
func (a *API) listPipelineExecutions(_ context.Context, c caller, in listPipelineExecutionsInput) (out listPipelineExecutionsOutput, err error) {
	err = a.look(c, in.Name, func(v pipeline.View) error {
		all := []executionSummary{}
		for _, x := range slices.Backward(v.Executions) {
			if in.Filter.SucceededIn != nil {
				if s := x.Entered(in.Filter.SucceededIn.Stage); s == nil || s.Status != pipeline.Succeeded {
					continue
				}
			}
			all = append(all, newExecutionSummary(x))
		}
		var err error
		out.Summaries, out.NextToken, err = page(all, in.MaxResults, 100, in.NextToken)
		return err
	})
	return out, err
}

func newExecutionSummary(x *pipeline.Execution) executionSummary {
	out := executionSummary{
		ID: x.ID, Status: x.Status, Summary: x.Summary, Started: instant(x.Started), Updated: instant(x.Updated), Revisions: []sourceRevision{},
		Trigger: executionTrigger{x.Trigger.Type, x.Trigger.Detail}, Mode: x.Mode, Type: x.Type, Rollback: newRollback(x),
	}
	for _, action := range slices.Sorted(maps.Keys(x.Revisions)) {
		r := x.Revisions[action]
		out.Revisions = append(out.Revisions, sourceRevision{Action: action, ID: r.Commit, Summary: commitSummary(r), URL: r.URL})
	}
	if x.StopReason != "" {
		out.Stop = &stopTrigger{x.StopReason}
	}
	return out
}

func newRollback(x *pipeline.Execution) *rollbackMetadata {
	if x.Target == "" {
		return nil
	}
	return &rollbackMetadata{x.Target}
}

// commitSummary is the summary of a revision that came through a connection, which is JSON.
func commitSummary(r pipeline.Revision) string {
	if r.Message == "" {
		return ""
	}
	text, err := json.Marshal(map[string]string{"ProviderType": "Bitbucket", "CommitMessage": cut(r.Message, 1900)})
	if err != nil {
		return ""
	}
	return string(text)
}

type executionInput struct {
	Name string `json:"pipelineName"`
	ID   string `json:"pipelineExecutionId"`
}

type getPipelineExecutionOutput struct {
	Execution executionOutput `json:"pipelineExecution"`
}

// executionOutput is API: PipelineExecution.
type executionOutput struct {
	Name      string             `json:"pipelineName"`
	Version   int                `json:"pipelineVersion"`
	ID        string             `json:"pipelineExecutionId"`
	Status    string             `json:"status"`
	Summary   string             `json:"statusSummary,omitempty"`
	Revisions []artifactRevision `json:"artifactRevisions"`
	Variables []resolvedVariable `json:"variables,omitempty"`
	Trigger   executionTrigger   `json:"trigger"`
	Mode      string             `json:"executionMode"`
	Type      string             `json:"executionType"`
	Rollback  *rollbackMetadata  `json:"rollbackMetadata,omitempty"`
}

type artifactRevision struct {
	Name    string `json:"name"`
	ID      string `json:"revisionId"`
	Change  string `json:"revisionChangeIdentifier,omitempty"`
	Summary string `json:"revisionSummary,omitempty"`
	Created *Time  `json:"created,omitempty"`
	URL     string `json:"revisionUrl,omitempty"`
}

type resolvedVariable struct {
	Name  string `json:"name"`
	Value string `json:"resolvedValue"`
}

func (a *API) getPipelineExecution(_ context.Context, c caller, in executionInput) (out getPipelineExecutionOutput, err error) {
	err = a.look(c, in.Name, func(v pipeline.View) error {
		x, err := executionOf(v, in.ID)
		if err != nil {
			return err
		}
		out.Execution = executionOutput{
			Name: in.Name, Version: x.Version, ID: x.ID, Status: x.Status, Summary: x.Summary, Revisions: []artifactRevision{},
			Trigger: executionTrigger{x.Trigger.Type, x.Trigger.Detail}, Mode: x.Mode, Type: x.Type, Rollback: newRollback(x),
		}
		for _, s := range v.Versions[x.Version].Stages {
			for _, action := range s.Actions {
				r, ok := x.Revisions[action.Name]
				for _, name := range action.Outputs {
					if ok && !r.Created.IsZero() {
						out.Execution.Revisions = append(out.Execution.Revisions, artifactRevision{
							Name: name, ID: r.Commit, Summary: commitSummary(r), Created: instant(r.Created), URL: r.URL,
						})
					}
				}
			}
		}
		for _, name := range slices.Sorted(maps.Keys(x.Variables)) {
			out.Execution.Variables = append(out.Execution.Variables, resolvedVariable{name, x.Variables[name]})
		}
		return nil
	})
	return out, err
}

func executionOf(v pipeline.View, id string) (*pipeline.Execution, error) {
	i := slices.IndexFunc(v.Executions, func(x *pipeline.Execution) bool { return x.ID == id })
	if i < 0 {
		return nil, failf("PipelineExecutionNotFoundException", "The pipeline execution with ID '%s' does not exist for pipeline '%s'", id, v.Key.ID)
	}
	return v.Executions[i], nil
}
