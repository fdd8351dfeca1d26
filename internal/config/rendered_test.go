package config

import "testing"

func TestTemplateFile(t *testing.T) {
	dir := written(t, map[string]string{
		"main.tf": `
data "template_file" "task" {
  template = file("${path.module}/task.json")
  vars = {
    image = aws_ecr_repository.orders.repository_url
    cpu   = 256
  }
}

data "template_file" "unset" {
  template = var.template
}

variable "template" {}

resource "aws_ecr_repository" "orders" {
  name = "orders"
}

output "task" {
  value = data.template_file.task.rendered
}

output "unset" {
  value = data.template_file.unset.rendered
}
`,
		"task.json": `{"image": "${image}:1", "cpu": ${cpu}}`,
	})
	w := NewWorkspace()
	s := mustEvaluate(t, w, Options{Dir: dir})
	for name, want := range map[string]string{
		"task":  `{"image": "${aws_ecr_repository.orders.repository_url}:1", "cpu": 256}`,
		"unset": "${data.template_file.unset.rendered}",
	} {
		if got := w.Readable(s.Outputs[name].AsString()); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}
