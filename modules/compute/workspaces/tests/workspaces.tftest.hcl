variables {
  permissions_boundary = "arn:aws:iam::111111111111:policy/cambio-shared-boundary"

  name         = "cambio"
  directory_id = "d-0123456789"
  users        = ["ann", "bob"]
  allow        = ["203.0.113.0/28", "198.51.100.7/32"]
  key_arn      = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply" {
  command = apply

  variables {
    directory_id = run.setup.directory_id
    subnet_ids   = run.setup.subnet_ids
  }

  assert {
    condition     = aws_iam_role.service[0].permissions_boundary == "arn:aws:iam::111111111111:policy/cambio-shared-boundary"
    error_message = "The role must carry the boundary."
  }

  assert {
    condition     = keys(output.ids) == ["ann", "bob"] && alltrue([for w in values(aws_workspaces_workspace.this) : startswith(w.id, "ws-")])
    error_message = "Each user must have a desktop."
  }

  assert {
    condition     = alltrue([for w in values(aws_workspaces_workspace.this) : w.root_volume_encryption_enabled && w.user_volume_encryption_enabled && w.volume_encryption_key == var.key_arn])
    error_message = "Both volumes must be encrypted with our key."
  }

  assert {
    condition     = alltrue([for w in values(aws_workspaces_workspace.this) : w.workspace_properties[0].running_mode == "AUTO_STOP" && w.workspace_properties[0].running_mode_auto_stop_timeout_in_minutes == 60])
    error_message = "A desktop must stop after an hour without use."
  }

  assert {
    condition     = alltrue([for w in values(aws_workspaces_workspace.this) : w.workspace_properties[0].compute_type_name == "STANDARD" && w.workspace_properties[0].root_volume_size_gib == 80 && w.workspace_properties[0].user_volume_size_gib == 50])
    error_message = "A desktop must be as large as its bundle says."
  }

  assert {
    condition     = aws_workspaces_directory.this.ip_group_ids == toset([output.ip_group_id]) && toset([for r in aws_workspaces_ip_group.this.rules : r.source]) == var.allow
    error_message = "Desktops may be opened from the named ranges only."
  }

  assert {
    condition = alltrue([for p in [aws_workspaces_directory.this.self_service_permissions[0]] :
      !p.change_compute_type && !p.increase_volume_size && !p.rebuild_workspace && !p.switch_running_mode
    ])
    error_message = "Nobody may change a desktop but by restarting it."
  }

  assert {
    condition     = !aws_workspaces_directory.this.workspace_creation_properties[0].user_enabled_as_local_administrator && !aws_workspaces_directory.this.workspace_creation_properties[0].enable_internet_access && aws_workspaces_directory.this.workspace_access_properties[0].device_type_web == "DENY"
    error_message = "Users are no administrators, have no public address, and no browser opens a desktop."
  }

  assert {
    condition     = aws_iam_role.service[0].name == "workspaces_DefaultRole" && jsondecode(aws_iam_role.service[0].assume_role_policy).Statement[0].Principal.Service == "workspaces.amazonaws.com"
    error_message = "WorkSpaces must find its role."
  }

  assert {
    condition     = startswith(output.registration_code, "SLiad+")
    error_message = "People must be told the registration code."
  }
}

run "plan_without_users_or_role" {
  command = plan

  variables {
    directory_id = run.setup.directory_id
    users        = []
    allow        = []
    make_role    = false
  }

  assert {
    condition     = length(aws_workspaces_workspace.this) == 0 && length(aws_workspaces_ip_group.this.rules) == 0 && length(aws_iam_role.service) == 0
    error_message = "There must be neither desktops, nor ways in, nor a second role."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    directory_id       = "corp"
    subnet_ids         = ["subnet-00000000000000001"]
    allow              = ["0.0.0.0/0"]
    stop_after_minutes = 45
  }

  expect_failures = [var.directory_id, var.subnet_ids, var.allow, var.stop_after_minutes]
}
