variables {
  fleet              = "cambio"
  account            = "111111111111"
  region             = "us-east-1"
  accounts           = ["111111111111"]
  state_bucket       = "cambio-state-111111111111-us-east-1"
  adopt_state_bucket = false
}

run "apply_without_desktops" {
  command = apply

  assert {
    condition     = output.workspaces == null && length(module.workspaces_vpc) == 0 && length(module.workspaces_key) == 0
    error_message = "Who asks for no desktops must get no network, and no key."
  }
}

run "apply_with_a_directory" {
  command = apply

  variables {
    workspaces = { directory = "corp.cambio.example", users = ["ann"], allow = ["203.0.113.0/28"] }
  }

  assert {
    condition     = keys(output.workspaces.ids) == ["ann"] && startswith(output.workspaces.registration_code, "SLiad+")
    error_message = "The desktop must be there."
  }

  assert {
    condition     = startswith(output.workspaces.administrator_secret_arn, "arn:aws:secretsmanager:us-east-1:111111111111:secret:cambio/directory-administrator")
    error_message = "The administrator's password must be in a secret."
  }

  assert {
    condition     = module.workspaces_vpc["directory"].cidr == "10.250.0.0/20" && module.workspaces_vpc["directory"].zones == tolist(["us-east-1b", "us-east-1d"])
    error_message = "The network must be in zones that have WorkSpaces."
  }
}
