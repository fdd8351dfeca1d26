package source

import (
	"archive/zip"
	"encoding/json"
	"io"
)

// Reference is what an action of a pipeline leaves in its artifact in place of
// files, with output format CODEBUILD_CLONE_REF: which commit to clone.
type Reference struct {
	Repository string `json:"FullRepositoryName"`
	Branch     string `json:"BranchName,omitempty"`
	Commit     string `json:"CommitId"`
}

// referenceFile is the one file in such an artifact.
const referenceFile = "codestar-source-connection.json"

// Write writes the reference as a zip archive.
func (r Reference) Write(w io.Writer) error {
	archive := zip.NewWriter(w)
	file, err := archive.Create(referenceFile)
	if err != nil {
		return err
	}
	if err := json.NewEncoder(file).Encode(r); err != nil {
		return err
	}
	return archive.Close()
}

// ReadReference returns the reference that an archive holds in place of files, if it does.
func ReadReference(archive *zip.Reader) (r Reference, found bool, err error) {
	if len(archive.File) != 1 || archive.File[0].Name != referenceFile {
		return Reference{}, false, nil
	}
	file, err := archive.File[0].Open()
	if err != nil {
		return Reference{}, false, err
	}
	defer file.Close()
	return r, true, json.NewDecoder(file).Decode(&r)
}
