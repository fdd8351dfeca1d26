variable "grantees" {
  type    = list(string)
  default = ["AuthenticatedUsers"]
}

resource "aws_elastictranscoder_pipeline" "bad" {
  input_bucket = "cambio-in"
  dynamic "thumbnail_config_permissions" {
    for_each = var.grantees
    content {
      grantee_type = "Group"
      grantee      = thumbnail_config_permissions.value
      access       = ["Read"]
    }
  }
}
