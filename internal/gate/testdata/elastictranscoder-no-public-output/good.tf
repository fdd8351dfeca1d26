resource "aws_elastictranscoder_pipeline" "films" {
  input_bucket = "cambio-in"
  content_config_permissions {
    grantee_type = "Canonical"
    grantee      = "owner"
    access       = ["Read"]
  }
}

resource "aws_elastictranscoder_pipeline" "plain" {
  input_bucket = "cambio-in"
}
