package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"flota.dev/flota/internal/sandbox/source"
)

// fetch is the source action CodeStarSourceConnection (CodePipeline User Guide,
// action reference): it finds the commit, and leaves it in its artifact.
func (c *controller) fetch(ctx context.Context, t task) (Outcome, error) {
	r := source.Revision{
		Repository: t.configuration["FullRepositoryId"], Branch: t.revision.Branch, Commit: t.revision.Commit,
		Whole: t.configuration["OutputArtifactFormat"] == "CODEBUILD_CLONE_REF",
	}
	if r.Branch == "" && t.revision.Tag == "" {
		r.Branch = t.configuration["BranchName"]
	}
	commit, archive, err := c.e.cfg.Sources.Fetch(ctx, r)
	if err != nil {
		return Outcome{Code: "ConfigurationError"}, err
	}
	for _, artifact := range t.outputs {
		if err := c.e.cfg.Objects.Write(artifact.Bucket, artifact.Key, archive); err != nil {
			return Outcome{Code: "PermissionError"}, fmt.Errorf("the artifact %s cannot be written to bucket %s: %w", artifact.Name, artifact.Bucket, err)
		}
	}
	summary, err := json.Marshal(map[string]string{"ProviderType": "Bitbucket", "CommitMessage": commit.Message})
	if err != nil {
		return Outcome{}, err
	}
	o := Outcome{
		Summary: string(summary), External: commit.ID, Outputs: t.outputs,
		Variables: map[string]string{
			"AuthorDate": commit.AuthorDate, "AuthorDisplayName": commit.AuthorName, "AuthorEmail": commit.AuthorEmail,
			"CommitId": commit.ID, "CommitMessage": commit.Message, "ConnectionArn": t.configuration["ConnectionArn"],
			"FullRepositoryName": r.Repository, "ProviderType": "Bitbucket",
		},
		revision: Revision{Commit: commit.ID, Branch: r.Branch, Tag: t.revision.Tag, Message: commit.Message},
	}
	o.revision.URL = "https://bitbucket.org/" + r.Repository + "/commits/" + commit.ID
	if o.revision.Created, err = time.Parse(time.RFC3339, commit.AuthorDate); err != nil {
		o.revision.Created = time.Now()
	}
	for name, value := range map[string]string{"BranchName": r.Branch, "TagName": t.revision.Tag} {
		if value != "" {
			o.Variables[name] = value
		}
	}
	return o, nil
}
