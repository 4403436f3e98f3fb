import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Router } from "wouter";
import { App } from "./app.tsx";
import { createQueryClient } from "./data/create-query-client.ts";
import { embeddedData } from "./data/embedded-data.ts";
import { useHashPath, useHashSearch } from "./state/hash-location.ts";
import { KeyboardProvider } from "./state/keyboard.tsx";
import { applyTheme, storedTheme } from "./state/theme.ts";
import "./styles/base.css";

const fromDisk = { hook: useHashPath, searchHook: useHashSearch };
const root = document.querySelector("#root");

if (root !== null) {
  applyTheme(storedTheme());
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <Router {...(embeddedData() === undefined ? {} : fromDisk)}>
          <KeyboardProvider>
            <App />
          </KeyboardProvider>
        </Router>
      </QueryClientProvider>
    </StrictMode>,
  );
}
