variable "number" {}

variable "path" {}

output "name" {
  value = "${path.module} of ${var.path}: zone ${var.number + 1} (${terraform.workspace}, ${path.root})"
}
