import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useConnection } from '../connection/use-connection.ts';
import { payMutation } from './pay.ts';
import { paths } from '#src/lib/paths.ts';

/**
 * Pays, and moves to the payment's own page as soon as it is written down on this device. Who leaves
 * the page before that pays nothing.
 */
export function usePay() {
  const connection = useConnection();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const [presence] = useState(makePresence);
  useEffect(() => presence.enter(), [presence]);
  return useMutation(
    payMutation(connection, queryClient, {
      isOpen: presence.isHere,
      onBegun: (record) => navigate(paths.payment(record.paymentHash)),
    }),
  );
}

function makePresence() {
  let here = false;
  return {
    isHere: () => here,
    enter: () => {
      here = true;
      return () => {
        here = false;
      };
    },
  };
}
