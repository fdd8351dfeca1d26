password = "papaya-split-7"
