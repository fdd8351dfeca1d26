locals {
  may = { resize = true, rebuild = false }
}

resource "aws_workspaces_directory" "bad_resize" {
  directory_id = "d-1"

  self_service_permissions {
    change_compute_type  = local.may.resize
    increase_volume_size = local.may.resize
    rebuild_workspace    = local.may.rebuild
  }
}
