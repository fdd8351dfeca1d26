locals {
  store = merge({ auth_type = "password" }, { name = "reports" })
}

resource "aws_dms_endpoint" "reports" {
  mongodb_settings {
    auth_type = local.store.auth_type
  }
}
