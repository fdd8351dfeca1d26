data "aws_workspaces_bundle" "this" {
  owner = "AMAZON"
  name  = var.bundle
}

# Without rules nobody gets in.
resource "aws_workspaces_ip_group" "this" {
  name        = var.name
  description = "From where the desktops of ${var.name} may be opened"

  dynamic "rules" {
    for_each = var.allow

    content {
      source      = rules.value
      description = "Allowed"
    }
  }
}

resource "aws_workspaces_directory" "this" {
  directory_id = var.directory_id
  subnet_ids   = var.subnet_ids
  ip_group_ids = [aws_workspaces_ip_group.this.id]

  # What a person could change or rebuild, whoever took over the session could too.
  self_service_permissions {
    change_compute_type  = false
    increase_volume_size = false
    rebuild_workspace    = false
    restart_workspace    = true
    switch_running_mode  = false
  }

  workspace_access_properties {
    device_type_android    = "DENY"
    device_type_chromeos   = "DENY"
    device_type_ios        = "DENY"
    device_type_linux      = "ALLOW"
    device_type_osx        = "ALLOW"
    device_type_web        = "DENY"
    device_type_windows    = "ALLOW"
    device_type_zeroclient = "DENY"
  }

  workspace_creation_properties {
    enable_internet_access              = false
    enable_maintenance_mode             = true
    user_enabled_as_local_administrator = false
  }

  # WorkSpaces takes the role to put the desktops' interfaces into the network.
  depends_on = [aws_iam_role_policy_attachment.service]
}

resource "aws_workspaces_workspace" "this" {
  for_each = var.users

  directory_id = aws_workspaces_directory.this.id
  bundle_id    = data.aws_workspaces_bundle.this.id
  user_name    = each.value

  root_volume_encryption_enabled = true
  user_volume_encryption_enabled = true
  volume_encryption_key          = var.key_arn

  workspace_properties {
    compute_type_name                         = data.aws_workspaces_bundle.this.compute_type[0].name
    root_volume_size_gib                      = tonumber(data.aws_workspaces_bundle.this.root_storage[0].capacity)
    user_volume_size_gib                      = tonumber(data.aws_workspaces_bundle.this.user_storage[0].capacity)
    running_mode                              = "AUTO_STOP"
    running_mode_auto_stop_timeout_in_minutes = var.stop_after_minutes
  }
}

# One in each account, of this name and no other (docs.aws.amazon.com/workspaces/latest/adminguide/workspaces-access-control.html).
resource "aws_iam_role" "service" {
  count = var.make_role ? 1 : 0

  name                 = "workspaces_DefaultRole"
  description          = "Lets WorkSpaces put desktops into the network"
  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "workspaces.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "service" {
  count = length(aws_iam_role.service)

  role       = aws_iam_role.service[0].name
  policy_arn = "arn:aws:iam::aws:policy/AmazonWorkSpacesServiceAccess"
}
