resource "aws_elastictranscoder_pipeline" "bad" {
  input_bucket = "cambio-in"
  content_config_permissions {
    grantee_type = "Group"
    grantee      = "AllUsers"
    access       = ["Read"]
  }
}
