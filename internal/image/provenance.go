package image

import "time"

// Origin is where an image comes from, for its provenance.
type Origin struct {
	// Repository is the URL of the source, Commit and Branch what was built.
	Repository, Commit, Branch string
	// Builder names what built it, such as the ARN of a CodeBuild project, and
	// Invocation the very build.
	Builder, Invocation string
	Started, Finished   time.Time
}

// provenance says how an image came about (slsa.dev/spec/v1.0/provenance).
type provenance struct {
	Definition buildDefinition `json:"buildDefinition"`
	Run        runDetails      `json:"runDetails"`
}

type buildDefinition struct {
	Type         string            `json:"buildType"`
	Parameters   map[string]string `json:"externalParameters"`
	Dependencies []resource        `json:"resolvedDependencies"`
}

type resource struct {
	URI    string            `json:"uri"`
	Digest map[string]string `json:"digest"`
}

type runDetails struct {
	Builder  builderID     `json:"builder"`
	Metadata buildMetadata `json:"metadata"`
}

type builderID struct {
	ID string `json:"id"`
}

type buildMetadata struct {
	Invocation string    `json:"invocationId,omitempty"`
	Started    time.Time `json:"startedOn"`
	Finished   time.Time `json:"finishedOn"`
}

// buildType tells how to read the parameters.
const buildType = "https://flota.dev/build/v1"

func (i *Image) provenance(o Origin) provenance {
	return provenance{
		Definition: buildDefinition{
			Type:         buildType,
			Parameters:   map[string]string{"service": i.Service, "branch": o.Branch},
			Dependencies: []resource{{URI: "git+" + o.Repository + "@" + o.Commit, Digest: map[string]string{"gitCommit": o.Commit}}},
		},
		Run: runDetails{
			Builder:  builderID{o.Builder},
			Metadata: buildMetadata{o.Invocation, o.Started.UTC(), o.Finished.UTC()},
		},
	}
}
