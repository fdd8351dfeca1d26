locals {
  store = merge({ auth_type = "no" }, { name = "reports" })
}

resource "aws_dms_endpoint" "bad" {
  mongodb_settings {
    auth_type = local.store.auth_type
  }
}
