variable "sources" {
  default = ["203.0.113.0/28", "0.0.0.0/0"]
}

resource "aws_workspaces_ip_group" "bad_dynamic" {
  name = "everyone"

  dynamic "rules" {
    for_each = toset(var.sources)
    content {
      source = rules.value
    }
  }
}
