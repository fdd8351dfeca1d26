variable "parameters" {
  default = {
    audit_logs = "enabled"
    tls        = "disabled"
  }
}

resource "aws_docdb_cluster_parameter_group" "bad" {
  family = "docdb5.0"

  dynamic "parameter" {
    for_each = var.parameters
    content {
      name  = parameter.key
      value = parameter.value
    }
  }
}
